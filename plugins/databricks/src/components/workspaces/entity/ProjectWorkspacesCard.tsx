import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Link, Text } from '@backstage/ui';
import { isDatabricksProject } from '@lakeport/backstage-plugin-databricks-common';
import { DatabricksQueryProvider } from '../../../queries/DatabricksQueryProvider';
import { useWorkspaces } from '../../../queries/useWorkspaces';
import { rootRouteRef } from '../../../routes';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EstateCard } from '../../estate/EstateCard';
import { WorkspaceStates } from '../WorkspaceStates';

/** As many as the backend gives at once. */
const MOST = 200;

function ProjectWorkspaces({ project }: { project: string }) {
  const { t } = useDatabricksTranslation();
  const root = useRouteRef(rootRouteRef)();
  // The backend finds by parts of names; those of this project are kept.
  const query = useWorkspaces({ q: project, limit: MOST });
  const search = new URLSearchParams({ q: project });
  return (
    <EstateCard
      title={t('workspaces.title')}
      what={t('workspaces.what')}
      query={query}
      told={list => list}
    >
      {({ items, totalItems = items.length, errors }) => {
        const own = items.filter(
          item => item.project?.toLocaleLowerCase('en-US') === project,
        );
        return (
          <>
            {own.length > 0 && (
              <WorkspaceStates
                workspaces={own}
                label={t('estate.entity.workspacesOf', { name: project })}
              />
            )}
            {own.length === 0 && errors.length === 0 && (
              <Text as="p" color="secondary">
                {t('estate.entity.noWorkspaces')}
              </Text>
            )}
            {totalItems > items.length && (
              <Text as="p" color="secondary">
                {t('estate.entity.notAll')}
              </Text>
            )}
            <Link href={`${root}/workspaces?${search}`}>
              {t('estate.entity.openList')}
            </Link>
          </>
        );
      }}
    </EstateCard>
  );
}

/** Card of a project's page: its workspaces with their statuses. */
export function ProjectWorkspacesCard() {
  const { entity } = useEntity();
  const project = entity.metadata.name.toLocaleLowerCase('en-US');
  // A card is nothing where there is nothing to say.
  return isDatabricksProject(entity) ? (
    <DatabricksQueryProvider>
      {/* What was read for another project says nothing of this one. */}
      <ProjectWorkspaces key={project} project={project} />
    </DatabricksQueryProvider>
  ) : null;
}
