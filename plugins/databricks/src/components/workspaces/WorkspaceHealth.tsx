import { Text } from '@backstage/ui';
import type { WorkspaceDetails } from '@lakeport/backstage-plugin-databricks-common';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useCapacity } from '../../queries/useCapacity';
import { useWorkspace } from '../../queries/useWorkspace';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { errorMessage } from '../common/errorMessage';
import { Fact } from '../common/Fact';
import { StatusText } from '../common/StatusText';
import { verdictTone } from './detail/verdictTone';

/** A fact that is read beside what the card is about: it may come later, or not at all. */
function Told<T>(props: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const { data, error } = props.query;
  const { t } = useDatabricksTranslation();
  if (data !== undefined) {
    return <>{props.children(data)}</>;
  }
  return (
    <Text color="secondary">
      {error
        ? t('estate.health.failed', { message: errorMessage(error) })
        : t('estate.health.loading')}
    </Text>
  );
}

function NetworkStatus({ details }: { details: WorkspaceDetails }) {
  const { network, errors, missing } = details;
  const { t } = useDatabricksTranslation();
  if (network?.status) {
    return <StatusText status={network.status} />;
  }
  return (
    <Text color="secondary">
      {network || errors.length > 0 || missing.length > 0
        ? t('estate.detail.notKnown')
        : t('estate.network.managed')}
    </Text>
  );
}

/** Facts on how a workspace is: its network as Databricks calls it, and whether addresses suffice. */
export function WorkspaceHealth({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  const workspace = useWorkspace(workspaceId);
  const capacity = useCapacity(workspaceId);
  return (
    <>
      <Fact label={t('estate.network.title')}>
        <Told query={workspace}>
          {details => <NetworkStatus details={details} />}
        </Told>
      </Fact>
      <Fact label={t('estate.capacity.title')}>
        <Told query={capacity}>
          {({ verdict = 'unknown', message }) => (
            <>
              <StatusText
                status={t(`estate.capacity.verdict.${verdict}`)}
                tone={verdictTone(verdict)}
              />
              {verdict !== 'enough' && message && (
                <Text as="p" variant="body-small" color="secondary">
                  {message}
                </Text>
              )}
            </>
          )}
        </Told>
      </Fact>
    </>
  );
}
