import { Badge, Flex } from '@backstage/ui';
import type { ProjectTarget } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EntityLink } from '../common/EntityLink';

/** An environment's name, its page, and where it is missing. */
export function EnvironmentHeading(props: { environment: ProjectTarget }) {
  const { name, declared, entityRef } = props.environment;
  const { t } = useDatabricksTranslation();
  return (
    <Flex align="center" gap="2">
      {entityRef ? <EntityLink entityRef={entityRef}>{name}</EntityLink> : name}
      {!declared && <Badge>{t('project.notDeclared')}</Badge>}
      {!entityRef && <Badge>{t('project.notRegistered')}</Badge>}
    </Flex>
  );
}
