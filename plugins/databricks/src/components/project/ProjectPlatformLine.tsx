import { Text } from '@backstage/ui';
import type { ProjectPlatform } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EntityLink } from '../common/EntityLink';

/** The platform that a project is onboarded to, or that it has none. */
export function ProjectPlatformLine(props: {
  platform: ProjectPlatform | undefined;
}) {
  const { platform } = props;
  const { t } = useDatabricksTranslation();
  if (!platform) {
    return <Text as="p">{t('project.standalone')}</Text>;
  }
  const { name, entityRef } = platform;
  return (
    <Text as="p">
      {t('project.platform')}{' '}
      {entityRef ? <EntityLink entityRef={entityRef}>{name}</EntityLink> : name}
    </Text>
  );
}
