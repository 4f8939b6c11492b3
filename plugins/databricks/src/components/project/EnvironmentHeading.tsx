import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, Flex } from '@backstage/ui';
import type { ProjectEnvironment } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { EntityLink } from '../common/EntityLink';

/** An environment's name, its page, and where it is missing. */
export function EnvironmentHeading(props: { environment: ProjectEnvironment }) {
  const { name, declared, entityRef } = props.environment;
  const { t } = useTranslationRef(databricksTranslationRef);
  return (
    <Flex align="center" gap="2">
      {entityRef ? <EntityLink entityRef={entityRef}>{name}</EntityLink> : name}
      {!declared && <Badge>{t('project.notDeclared')}</Badge>}
      {!entityRef && <Badge>{t('project.notRegistered')}</Badge>}
    </Flex>
  );
}
