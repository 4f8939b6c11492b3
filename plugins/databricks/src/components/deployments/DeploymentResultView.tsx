import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Text } from '@backstage/ui';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { useChangesText } from './useChangesText';

/** What an apply or destroy has done. */
export function DeploymentResultView(props: { deployment: Deployment }) {
  const { result, resultProblem } = props.deployment;
  const { t } = useTranslationRef(databricksTranslationRef);
  const changesText = useChangesText();
  if (!result && !resultProblem) {
    return null;
  }
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" variant="body-medium" weight="bold">
        {t('result.title')}
      </Text>
      {result && (
        <Text as="p">
          {[
            changesText(result, 'done'),
            ...(result.objectsLeft === undefined
              ? []
              : [t('result.left', { number: `${result.objectsLeft}` })]),
          ].join('; ')}
        </Text>
      )}
      {resultProblem && (
        <Alert
          status="warning"
          icon
          title={t(result ? 'result.incomplete' : 'result.unreadable')}
          description={resultProblem}
        />
      )}
    </Flex>
  );
}
