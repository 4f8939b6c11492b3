import { Alert, Flex, Text } from '@backstage/ui';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import styles from './deployments.module.css';
import { useChangesText } from '../plan/useChangesText';

/** What an operation has done, what to know about it, and what it left. */
export function DeploymentResultView(props: { deployment: Deployment }) {
  const { result, resultProblem } = props.deployment;
  const { t } = useDatabricksTranslation();
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
      {result?.notices && (
        <ul className={styles.notices} aria-label={t('result.noticesLabel')}>
          {result.notices.map(notice => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
      {result?.remains && (
        <>
          <Text as="h4" variant="body-medium" weight="bold">
            {t('result.remains')}
          </Text>
          <ul className={styles.notices} aria-label={t('result.remains')}>
            {result.remains.map(({ stack, resource, why }) => (
              <li key={`${stack} ${resource}`}>
                <code>
                  {stack} {resource}
                </code>
                : {why}
              </li>
            ))}
          </ul>
        </>
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
