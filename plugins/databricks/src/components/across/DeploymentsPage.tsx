import { Container, Flex, Header } from '@backstage/ui';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useDeploymentSignals } from '../../queries/useDeploymentSignals';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { DeploymentsSection } from './DeploymentsSection';

function DeploymentsContent() {
  const { t } = useDatabricksTranslation();
  useDeploymentSignals();
  return (
    <>
      <Header title={t('across.pageTitle')} />
      <Container>
        <Flex direction="column" gap="4">
          <DeploymentsSection view="waiting-for-me" />
          <DeploymentsSection view="running" />
          <DeploymentsSection view="failing" />
        </Flex>
      </Container>
    </>
  );
}

/** The tab of the page `/databricks` with what goes on in all projects. */
export function DeploymentsPage() {
  return (
    <DatabricksQueryProvider>
      <DeploymentsContent />
    </DatabricksQueryProvider>
  );
}
