import { Alert, Badge, Flex, Text } from '@backstage/ui';
import type { ObservedNetwork } from '@lakeport/backstage-plugin-databricks-common';
import { useSources } from '../../queries/useSources';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { SourceErrors } from '../common/SourceErrors';
import { errorMessage } from '../common/errorMessage';
import { formatTime } from '../common/formatTime';
import { ConfigProblems } from '../estate/ConfigProblems';
import { StaleAlert } from '../estate/StaleAlert';
import { GapList } from './GapList';
import { awsProblems } from './awsProblems';

/**
 * How far an observed network can be believed: when it was read, from whom, and
 * what could not be read.
 */
export function ObservedState({ network }: { network: ObservedNetwork }) {
  const { t } = useDatabricksTranslation();
  const sources = useSources();
  const { age, errors, gaps } = network;
  const hasNoAws =
    sources.data !== undefined &&
    !sources.data.items.some(({ kind }) => kind === 'aws-account');
  return (
    <Flex direction="column" gap="3">
      <Flex align="center" gap="3">
        <Badge>{t('observed.modes.observed')}</Badge>
        <Text variant="body-small" color="secondary">
          {t('observed.state.readAt', { time: formatTime(age.readAt) })}
        </Text>
        <Text variant="body-small" color="secondary">
          {t('observed.state.note')}
        </Text>
      </Flex>
      <StaleAlert age={age} />
      {hasNoAws && (
        <Alert
          status="info"
          icon
          title={t('observed.state.noAws')}
          description={t('observed.state.noAwsHint')}
        />
      )}
      {sources.error && (
        <Alert
          status="warning"
          icon
          title={t('observed.state.sourcesUnknown')}
          description={errorMessage(sources.error)}
        />
      )}
      <ConfigProblems problems={awsProblems(sources.data)} />
      <SourceErrors errors={errors} />
      <GapList gaps={gaps} />
    </Flex>
  );
}
