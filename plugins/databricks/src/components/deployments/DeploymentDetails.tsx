import {
  Alert,
  Button,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Text,
} from '@backstage/ui';
import {
  isFinished,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { useEffect, useRef } from 'react';
import { useDeployment } from '../../queries/useDeployment';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { QueryBoundary } from '../common/QueryBoundary';
import { StatusText } from '../common/StatusText';
import { formatTime } from '../common/formatTime';
import { ApprovalPanel } from './ApprovalPanel';
import { Cancellation } from './Cancellation';
import { DeploymentFacts } from './DeploymentFacts';
import { DeploymentPlanView } from './DeploymentPlanView';
import { DeploymentResultView } from './DeploymentResultView';
import { DeploymentTimeline } from './DeploymentTimeline';
import { JobSteps } from './JobSteps';
import { RehearsalBadge } from './RehearsalBadge';
import styles from './deployments.module.css';
import { stateTone } from './stateTone';

function Details(props: {
  deployment: Deployment;
  onSelect: (id: string) => void;
}) {
  const { deployment, onSelect } = props;
  const { queuedBehind } = deployment;
  const { t } = useDatabricksTranslation();
  const failed = deployment.state === 'failed' || deployment.state === 'lost';
  return (
    <Flex direction="column" gap="3">
      <Flex align="center" gap="3">
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('deployments.detailTitle', {
            operation: deployment.operation,
            time: formatTime(deployment.requestedAt),
          })}
        </Text>
        <span role="status">
          <StatusText
            status={deployment.state}
            tone={stateTone(deployment.state)}
          />
        </span>
        {deployment.rehearsal && <RehearsalBadge />}
      </Flex>
      {deployment.rehearsal && (
        <Text as="p" variant="body-small" color="secondary">
          {t('deployments.rehearsalNote')}
        </Text>
      )}
      {(deployment.failedStep || deployment.message) && (
        <Alert
          status={failed ? 'danger' : 'info'}
          icon
          title={
            deployment.failedStep
              ? t('deployments.failedStep', { step: deployment.failedStep })
              : deployment.message
          }
          description={deployment.failedStep ? deployment.message : undefined}
          // A refused plan says each reason in a line of its own.
          style={{ whiteSpace: 'pre-line' }}
        />
      )}
      {queuedBehind !== undefined && (
        <Alert
          status="info"
          icon
          title={t('deployments.queuedBehind')}
          customActions={
            <Button
              size="small"
              variant="secondary"
              onPress={() => onSelect(queuedBehind)}
            >
              {t('deployments.showQueuedBehind')}
            </Button>
          }
        />
      )}
      <DeploymentFacts deployment={deployment} />
      <Cancellation deployment={deployment} />
      {deployment.approval && (
        <ApprovalPanel deployment={deployment} approval={deployment.approval} />
      )}
      <DeploymentResultView deployment={deployment} />
      <DeploymentPlanView deployment={deployment} />
      <Text as="h3" variant="body-medium" weight="bold">
        {t('deployments.jobs')}
      </Text>
      <JobSteps id={deployment.id} jobs={deployment.jobs} />
      {!isFinished(deployment) && (
        <Text as="p" variant="body-small" color="secondary">
          {t('deployments.live')}
        </Text>
      )}
      <DeploymentTimeline transitions={deployment.transitions} />
      {deployment.log && (
        <>
          <Text as="h3" variant="body-medium" weight="bold">
            {t('deployments.log')}
          </Text>
          <pre
            className={styles.log}
            role="region"
            aria-label={t('deployments.logLabel')}
          >
            {deployment.log}
          </pre>
        </>
      )}
    </Flex>
  );
}

/** One deployment: how far it is, where it failed and what the log said. */
export function DeploymentDetails(props: {
  id: string;
  /** Whether somebody has just asked for it, so that the focus goes there. */
  isAskedFor: boolean;
  /** Opens another deployment. */
  onSelect: (id: string) => void;
}) {
  const { id, isAskedFor, onSelect } = props;
  const { t } = useDatabricksTranslation();
  const query = useDeployment(id);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAskedFor) {
      section.current?.focus();
    }
  }, [isAskedFor]);
  return (
    <section ref={section} tabIndex={-1} aria-label={t('deployments.opened')}>
      <Card>
        <CardHeader />
        <CardBody>
          <QueryBoundary query={query} what={t('deployments.detailWhat')}>
            {deployment => (
              <Details deployment={deployment} onSelect={onSelect} />
            )}
          </QueryBoundary>
        </CardBody>
      </Card>
    </section>
  );
}
