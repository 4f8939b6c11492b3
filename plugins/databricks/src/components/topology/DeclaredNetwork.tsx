import { Badge, Flex, Text } from '@backstage/ui';
import type { EnvironmentTopology } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { DeclaredCommit } from './DeclaredCommit';
import { TopologyExplorer } from './TopologyExplorer';
import { declaredView } from './declaredView';

/** What a repository declares of a network, and at which commit. */
export function DeclaredNetwork(props: {
  answer: Pick<EnvironmentTopology, 'topology' | 'commit' | 'commitUrl'>;
  fileName: string;
  /** Why there may be nothing to draw; of an environment when left out. */
  emptyHint?: string;
  onSelected?: (id: string | undefined) => void;
  initiallySelected?: string;
}) {
  const { answer, emptyHint, ...rest } = props;
  const { topology, commit, commitUrl } = answer;
  const { t } = useDatabricksTranslation();
  const view = useMemo(() => declaredView(topology), [topology]);
  return (
    <>
      <Flex align="center" gap="3">
        <Badge>{t('topology.declared')}</Badge>
        <Text variant="body-small" color="secondary">
          {commit ? (
            <>
              {t('topology.atCommit')}{' '}
              <DeclaredCommit commit={commit} url={commitUrl} />
            </>
          ) : (
            t('topology.noCommit')
          )}
        </Text>
        <Text variant="body-small" color="secondary">
          {t('topology.note')}
        </Text>
      </Flex>
      {topology.nodes.length === 0 ? (
        <EmptyState
          title={t('topology.emptyTitle')}
          hint={emptyHint ?? t('topology.emptyHint')}
        />
      ) : (
        <TopologyExplorer {...rest} view={view} mode="declared" />
      )}
    </>
  );
}
