import { Text } from '@backstage/ui';
import type { DeploymentJob } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Disclosure } from '../common/Disclosure';
import { StatusText } from '../common/StatusText';
import { formatDuration } from '../common/formatDuration';
import { JobLog } from './JobLog';
import styles from './deployments.module.css';

function outcome(item: { status: string; conclusion?: string }): string {
  return item.conclusion ?? item.status;
}

/** The jobs of a workflow run with their steps, in the words of the workflow, and their logs. */
export function JobSteps(props: {
  /** The deployment's id. */
  id: string;
  jobs: DeploymentJob[];
}) {
  const { t } = useDatabricksTranslation();
  if (props.jobs.length === 0) {
    return (
      <Text as="p" color="secondary">
        {t('deployments.noJobs')}
      </Text>
    );
  }
  return (
    <ol className={styles.jobs} aria-label={t('deployments.jobs')}>
      {props.jobs.map(job => (
        <li key={job.name}>
          <div className={styles.line}>
            <strong>{job.name}</strong>
            <StatusText status={outcome(job)} />
          </div>
          <ol className={styles.steps} aria-label={job.name}>
            {job.steps.map(step => (
              <li key={step.number} className={styles.line}>
                <span>{step.name}</span>
                <StatusText status={outcome(step)} />
                <span className={styles.secondary}>
                  {formatDuration(step.startedAt, step.completedAt)}
                </span>
              </li>
            ))}
          </ol>
          {job.conclusion !== 'skipped' && (
            <Disclosure summary={t('log.open', { job: job.name })}>
              <JobLog id={props.id} job={job.name} />
            </Disclosure>
          )}
        </li>
      ))}
    </ol>
  );
}
