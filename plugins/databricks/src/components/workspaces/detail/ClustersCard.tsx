import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, type ColumnConfig } from '@backstage/ui';
import type { Cluster } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useClusters } from '../../../queries/useClusters';
import { databricksTranslationRef } from '../../../translation';
import { ExternalLink } from '../../common/ExternalLink';
import { formatCount } from '../../common/formatCount';
import { StatusText } from '../../common/StatusText';
import { statusTone } from '../../common/statusTone';
import { ComputeList } from './ComputeList';
import styles from './detail.module.css';

function workersOf({ workers, minWorkers, maxWorkers }: Cluster): string {
  if (minWorkers !== undefined && maxWorkers !== undefined) {
    return `${formatCount(minWorkers)}–${formatCount(maxWorkers)}`;
  }
  return workers === undefined ? '–' : formatCount(workers);
}

/** The clusters of a workspace with their states. */
export function ClustersCard({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslationRef(databricksTranslationRef);
  const query = useClusters(workspaceId);
  const columns = useMemo<ColumnConfig<Cluster>[]>(
    () => [
      {
        id: 'name',
        label: t('estate.name'),
        isRowHeader: true,
        width: '1.3fr',
        cell: ({ id, name, url }) => (
          <Cell>
            <ExternalLink
              href={url}
              label={t('estate.openIn', { name: `${name} (${id})` })}
            >
              {name}
            </ExternalLink>
          </Cell>
        ),
      },
      {
        id: 'state',
        label: t('estate.compute.state'),
        width: '1.3fr',
        cell: ({ state, stateMessage }) => (
          <Cell>
            <StatusText status={state} />
            {stateMessage && <p className={styles.message}>{stateMessage}</p>}
          </Cell>
        ),
      },
      {
        id: 'workers',
        label: t('estate.compute.workers'),
        cell: item => <CellText title={workersOf(item)} />,
      },
      {
        id: 'node',
        label: t('estate.compute.nodeType'),
        cell: ({ nodeType, sparkVersion }) => (
          <CellText title={nodeType ?? '–'} description={sparkVersion} />
        ),
      },
      {
        id: 'policy',
        label: t('estate.compute.policy'),
        cell: ({ policyId }) => <CellText title={policyId ?? '–'} />,
      },
      {
        id: 'creator',
        label: t('estate.compute.creator'),
        cell: ({ creator, source }) => (
          <CellText title={creator ?? '–'} description={source} />
        ),
      },
    ],
    [t],
  );
  return (
    <ComputeList
      title={t('estate.clusters.title')}
      what={t('estate.clusters.what')}
      query={query}
      columns={columns}
      hasFailed={({ state }) => statusTone(state) === 'danger'}
      empty={{
        title: t('estate.clusters.emptyTitle'),
        hint: t('estate.clusters.emptyHint'),
      }}
    />
  );
}
