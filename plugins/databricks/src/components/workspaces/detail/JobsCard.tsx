import { Cell, CellText, Text, type ColumnConfig } from '@backstage/ui';
import type { Job } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useJobs } from '../../../queries/useJobs';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { ExternalLink } from '../../common/ExternalLink';
import { formatDuration } from '../../common/formatDuration';
import { formatTime } from '../../common/formatTime';
import { StatusText } from '../../common/StatusText';
import { computeColumns } from './computeColumns';
import { ComputeList } from './ComputeList';
import styles from './detail.module.css';

function LastRun({ run }: { run: Job['lastRun'] }) {
  const { t } = useDatabricksTranslation();
  if (!run) {
    return <Text color="secondary">{t('estate.jobs.neverRan')}</Text>;
  }
  const { result, failed, message, startedAt, endedAt, url } = run;
  const took = formatDuration(startedAt, endedAt);
  return (
    <>
      <StatusText status={result} tone={failed ? 'danger' : undefined} />
      {message && <p className={styles.message}>{message}</p>}
      {startedAt && (
        <Text as="p" variant="body-small" color="secondary">
          {[formatTime(startedAt), took].filter(Boolean).join(' · ')}
        </Text>
      )}
      {url && (
        <ExternalLink
          href={url}
          label={t('estate.jobs.openRun', { id: run.id })}
        >
          {t('estate.jobs.run')}
        </ExternalLink>
      )}
    </>
  );
}

/** The jobs of a workspace by how they ended last. */
export function JobsCard({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  const query = useJobs(workspaceId);
  const columns = useMemo<ColumnConfig<Job>[]>(() => {
    const shared = computeColumns(t);
    return [
      shared.name,
      {
        id: 'last',
        label: t('estate.jobs.lastRun'),
        width: '1.6fr',
        cell: ({ lastRun }) => (
          <Cell>
            <LastRun run={lastRun} />
          </Cell>
        ),
      },
      {
        id: 'schedule',
        label: t('estate.jobs.schedule'),
        cell: ({ schedule, paused }) => (
          <CellText
            title={schedule ?? t('estate.jobs.noSchedule')}
            description={paused ? t('estate.jobs.paused') : undefined}
          />
        ),
      },
      shared.creator,
    ];
  }, [t]);
  return (
    <ComputeList
      title={t('estate.jobs.title')}
      what={t('estate.jobs.what')}
      query={query}
      columns={columns}
      hasFailed={({ lastRun }) => lastRun?.failed === true}
      empty={{
        title: t('estate.jobs.emptyTitle'),
        hint: t('estate.jobs.emptyHint'),
      }}
    />
  );
}
