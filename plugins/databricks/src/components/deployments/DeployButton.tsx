import { Button, Flex, Text } from '@backstage/ui';
import type {
  Deployment,
  EnvironmentOperations,
} from '@lakeport/backstage-plugin-databricks-common';
import { RiRocketLine } from '@remixicon/react';
import { useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { DeployDialog } from './DeployDialog';

/** Opens the deploy dialog where anything may be started; the backend decides again. */
export function DeployButton(props: {
  entityRef: string;
  environment: string;
  /** Undefined until it is known what may be started. */
  operations: EnvironmentOperations | undefined;
  onStarted: (deployment: Deployment) => void;
}) {
  const { entityRef, environment, operations, onStarted } = props;
  const { t } = useDatabricksTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const isAllowed = operations?.items.some(({ allowed }) => allowed) ?? false;
  return (
    <Flex align="center" gap="3">
      {operations && !isAllowed && (
        <Text color="secondary">{t('operations.none')}</Text>
      )}
      <Button
        variant="primary"
        iconStart={<RiRocketLine />}
        isDisabled={!isAllowed}
        onPress={() => setIsOpen(true)}
      >
        {t('deploy.button')}
      </Button>
      {isOpen && operations && (
        <DeployDialog
          entityRef={entityRef}
          environment={environment}
          operations={operations}
          onClose={() => setIsOpen(false)}
          onStarted={deployment => {
            setIsOpen(false);
            onStarted(deployment);
          }}
        />
      )}
    </Flex>
  );
}
