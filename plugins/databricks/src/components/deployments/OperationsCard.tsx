import {
  Button,
  Card,
  CardBody,
  CardHeader,
  Flex,
  Grid,
  Text,
} from '@backstage/ui';
import type {
  AllowedOperation,
  EnvironmentOperations,
} from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { CommitName } from '../common/CommitName';
import { StatusText } from '../common/StatusText';
import { formatTime } from '../common/formatTime';
import { ApprovalRuleText } from './ApprovalRuleText';
import { commitUrlOf } from './commitUrlOf';
import styles from './deployments.module.css';
import { stateTone } from './stateTone';

function OperationItem(props: { item: AllowedOperation }) {
  const { operation, allowed, reason } = props.item;
  const { t } = useDatabricksTranslation();
  return (
    <li className={styles.operation}>
      <strong>{t(`deploy.${operation}`)}</strong>
      <div>
        <StatusText
          status={t(allowed ? 'operations.allowed' : 'operations.refused')}
          tone={allowed ? 'success' : 'neutral'}
        />
        {!allowed && (
          <div className={styles.secondary}>
            {reason ?? t('operations.noReason')}
          </div>
        )}
      </div>
    </li>
  );
}

function Now(props: {
  operations: EnvironmentOperations;
  onSelect: (id: string) => void;
}) {
  const { active, applied, queued = 0, asleep } = props.operations;
  const { t } = useDatabricksTranslation();
  return (
    <>
      {active && (
        <Flex align="center" gap="3">
          <StatusText
            status={t('deployments.current', {
              operation: active.operation,
              state: active.state,
            })}
            tone={stateTone(active.state)}
          />
          <Button
            size="small"
            variant="secondary"
            onPress={() => props.onSelect(active.id)}
          >
            {t('deployments.showCurrent')}
          </Button>
        </Flex>
      )}
      {queued > 0 && (
        <Text as="p">
          {t('deployments.queuedCount', { number: `${queued}` })}
        </Text>
      )}
      <Text as="p">
        {applied?.commit ? (
          <>
            {t('operations.applied')}{' '}
            <CommitName commit={applied.commit} url={commitUrlOf(applied)} /> (
            {formatTime(applied.finishedAt ?? applied.updatedAt)})
          </>
        ) : (
          !applied && t('operations.neverApplied')
        )}
      </Text>
      {asleep && <Text as="p">{t('operations.asleep')}</Text>}
    </>
  );
}

/** What may be started and why not the rest, what goes on, and who approves. */
export function OperationsCard(props: {
  operations: EnvironmentOperations;
  onSelect: (id: string) => void;
}) {
  const { operations, onSelect } = props;
  const { t } = useDatabricksTranslation();
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('operations.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
          <ul
            className={styles.operations}
            aria-label={t('operations.listLabel')}
          >
            {operations.items.map(item => (
              <OperationItem key={item.operation} item={item} />
            ))}
          </ul>
          <Flex direction="column" gap="2">
            <Now operations={operations} onSelect={onSelect} />
            <Text as="h4" variant="body-medium" weight="bold">
              {t('operations.approval')}
            </Text>
            <ApprovalRuleText rule={operations.approval} />
          </Flex>
        </Grid.Root>
      </CardBody>
    </Card>
  );
}
