import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { EnvironmentDrift } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ExternalLink } from '../common/ExternalLink';
import { StatusText } from '../common/StatusText';
import { driftTone } from '../common/driftTone';
import { formatTime } from '../common/formatTime';
import { PlanTree } from '../plan/PlanTree';
import { useChangesText } from '../plan/useChangesText';

function DriftPlan(props: { plan: EnvironmentDrift['plan'] }) {
  const { plan } = props;
  const { t } = useDatabricksTranslation();
  const changesText = useChangesText();
  if (!plan) {
    return <Text as="p">{t('drift.noPlan')}</Text>;
  }
  return (
    <>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('drift.planTitle')}
      </Text>
      <Text as="p">{changesText(plan, 'planned')}</Text>
      <PlanTree plan={plan} />
    </>
  );
}

/** Whether an environment is what its repository declares, and when it was looked at. */
export function DriftCard(props: { drift: EnvironmentDrift }) {
  const { status, reason, since, checkedAt, runUrl, plan } = props.drift;
  const { t } = useDatabricksTranslation();
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('drift.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="2">
          <StatusText status={t(`drift.${status}`)} tone={driftTone(status)} />
          {status === 'clean' && <Text as="p">{t('drift.cleanHint')}</Text>}
          {status === 'drifted' && since && (
            <Text as="p">{t('drift.since', { time: formatTime(since) })}</Text>
          )}
          {reason && <Text as="p">{reason}</Text>}
          {status === 'drifted' && <DriftPlan plan={plan} />}
          <Text as="p" variant="body-small" color="secondary">
            {checkedAt
              ? t('drift.checkedAt', { time: formatTime(checkedAt) })
              : t('drift.never')}
          </Text>
          {runUrl && (
            <ExternalLink href={runUrl}>{t('drift.openRun')}</ExternalLink>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}
