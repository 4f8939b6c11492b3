import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Flex, Text } from '@backstage/ui';
import {
  databricksDeploymentPlanPermission,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { RiRocketLine } from '@remixicon/react';
import { useState } from 'react';
import { databricksTranslationRef } from '../../translation';
import { DeployDialog } from './DeployDialog';

/** Opens the deploy dialog for those who may deploy; the backend decides again. */
export function DeployButton(props: {
  entityRef: string;
  environment: string;
  onStarted: (deployment: Deployment) => void;
}) {
  const { t } = useTranslationRef(databricksTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  const { loading, allowed } = usePermission({
    permission: databricksDeploymentPlanPermission,
    resourceRef: props.entityRef,
  });
  return (
    <Flex align="center" gap="3">
      {!loading && !allowed && (
        <Text color="secondary">{t('deploy.notAllowed')}</Text>
      )}
      <Button
        variant="primary"
        iconStart={<RiRocketLine />}
        isDisabled={!allowed}
        onPress={() => setIsOpen(true)}
      >
        {t('deploy.button')}
      </Button>
      {isOpen && (
        <DeployDialog
          entityRef={props.entityRef}
          environment={props.environment}
          onClose={() => setIsOpen(false)}
          onStarted={deployment => {
            setIsOpen(false);
            props.onStarted(deployment);
          }}
        />
      )}
    </Flex>
  );
}
