import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  createTemplateGlobalValue,
  scaffolderTemplatingExtensionPoint,
} from '@backstage/plugin-scaffolder-node/alpha';
import { DatabricksApiClient } from '@lakeport/backstage-plugin-databricks-common';
import {
  awsNetworkReaderServiceRef,
  databricksServiceRef,
  GitHubClients,
  lakeportRunnerServiceRef,
} from '@lakeport/backstage-plugin-databricks-node';
import { createEnvironmentAssessRetirementAction } from './actions/createEnvironmentAssessRetirementAction';
import { createEnvironmentDeployAction } from './actions/createEnvironmentDeployAction';
import { createLakeportUpgradeAction } from './actions/createLakeportUpgradeAction';
import { createPlatformShareAction } from './actions/createPlatformShareAction';
import { createPlatformWriteAction } from './actions/createPlatformWriteAction';
import { createProjectAdoptAction } from './actions/createProjectAdoptAction';
import { createProjectCheckAction } from './actions/createProjectCheckAction';
import { createProjectEditAction } from './actions/createProjectEditAction';
import { createProjectFetchAction } from './actions/createProjectFetchAction';
import { createProjectGenerateAction } from './actions/createProjectGenerateAction';
import { createProjectOffboardAction } from './actions/createProjectOffboardAction';
import { createProjectOnboardAction } from './actions/createProjectOnboardAction';
import { createProjectPreviewAction } from './actions/createProjectPreviewAction';
import { createProjectProposeAction } from './actions/createProjectProposeAction';
import { createProjectWriteAction } from './actions/createProjectWriteAction';
import { findGroup } from './edit/findGroup';
import { repositoryExists } from './project/repositoryExists';
import { sourceControl } from './project/sourceControl';
import { takenNameProblems } from './project/takenNameProblems';
import { templateFilters } from './templating/templateFilters';

/**
 * Scaffolder module: the `databricks:*` actions, the template globals `scmHost`
 * and `scmUrl` that name the first GitHub integration, and the template filters
 * `byName` and `fenced`.
 *
 * @public
 */
export const scaffolderModuleDatabricks = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'databricks',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        templating: scaffolderTemplatingExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        lakeport: lakeportRunnerServiceRef,
        accounts: databricksServiceRef,
        networks: awsNetworkReaderServiceRef,
        permissions: coreServices.permissions,
      },
      async init({
        actions,
        templating,
        auth,
        catalog,
        config,
        discovery,
        lakeport,
        accounts,
        networks,
        permissions,
      }) {
        const { host, url } = sourceControl(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const github = GitHubClients.fromIntegrations(integrations);
        const databricks = new DatabricksApiClient({ discoveryApi: discovery });
        actions.addActions(
          createProjectWriteAction({
            repositoryExists: (repository, signal) =>
              repositoryExists(github, host, repository, signal),
          }),
          createProjectCheckAction({
            lakeport,
            taken: project =>
              takenNameProblems(project, {
                scmUrl: url,
                // As the backend itself: a name is taken also for somebody
                // who may not see by what.
                findEntities: async entityRefs => {
                  const { items } = await catalog.getEntitiesByRefs(
                    { entityRefs },
                    { credentials: await auth.getOwnServiceCredentials() },
                  );
                  return items;
                },
              }),
          }),
          createProjectGenerateAction({ lakeport }),
          createProjectPreviewAction({ lakeport }),
          createProjectFetchAction({ catalog, integrations, github }),
          createProjectEditAction({
            findGroup: async (name, { platform, credentials, signal }) => {
              const { token } = await auth.getPluginRequestToken({
                onBehalfOf: credentials,
                targetPluginId: 'databricks',
              });
              return findGroup(databricks, name, { platform, token, signal });
            },
          }),
          createProjectProposeAction({ github }),
          createProjectAdoptAction({
            accounts,
            networks,
            lakeport,
            permissions,
          }),
          createPlatformWriteAction(),
          createProjectOnboardAction({ catalog, integrations, github, auth }),
          createProjectOffboardAction({
            catalog,
            integrations,
            github,
            auth,
            accounts,
            databricks,
          }),
          createPlatformShareAction({ catalog, integrations, github }),
          createLakeportUpgradeAction({
            catalog,
            integrations,
            github,
            lakeport,
          }),
          createEnvironmentAssessRetirementAction({
            catalog,
            integrations,
            github,
            accounts,
            permissions,
          }),
          createEnvironmentDeployAction({
            auth,
            databricks,
            catalog,
            portalUrl: config.getOptionalString('app.baseUrl'),
          }),
        );

        templating.addTemplateFilters(templateFilters);
        templating.addTemplateGlobals([
          createTemplateGlobalValue({
            id: 'scmHost',
            value: host,
            description: 'Host of the first GitHub integration, for repoUrl',
          }),
          createTemplateGlobalValue({
            id: 'scmUrl',
            value: url,
            description: 'Web address of the first GitHub integration',
          }),
        ]);
      },
    });
  },
});
