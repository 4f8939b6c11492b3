import { Button, Text } from '@backstage/ui';
import type { ProjectEnvironment } from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { useDeploymentHref } from '../deployments/useDeploymentHref';
import { PromoteDialog } from './PromoteDialog';

/** Takes over what the environment before runs, or says why there is nothing to take. */
export function EnvironmentPromotion(props: {
  environment: ProjectEnvironment;
  /** The environment before it in the project file. */
  previous: ProjectEnvironment | undefined;
}) {
  const { environment, previous } = props;
  const { t } = useDatabricksTranslation();
  const hrefOf = useDeploymentHref();
  const navigate = useNavigate();
  const [isOpen, setIsOpen] = useState(false);
  if (!previous || !environment.declared) {
    return <Text>{t('project.none')}</Text>;
  }
  const from = previous.name;
  const to = environment.name;
  const commit = previous.applied?.commit;
  if (!environment.entityRef || !previous.entityRef) {
    return <Text>{t('promote.notRegistered')}</Text>;
  }
  if (!commit) {
    return <Text>{t('promote.nothing', { from })}</Text>;
  }
  if (commit === environment.applied?.commit) {
    return <Text>{t('promote.same', { from })}</Text>;
  }
  return (
    <>
      <Button size="small" variant="secondary" onPress={() => setIsOpen(true)}>
        {t('promote.button', { from, to })}
      </Button>
      {isOpen && (
        <PromoteDialog
          entityRef={environment.entityRef}
          environment={environment}
          from={previous}
          fromRef={previous.entityRef}
          onClose={() => setIsOpen(false)}
          onStarted={deployment => navigate(hrefOf(deployment))}
        />
      )}
    </>
  );
}
