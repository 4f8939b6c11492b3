import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { databricksPermissions } from '@lakeport/backstage-plugin-databricks-common';
import {
  databricksServiceRef,
  GitHubClients,
  lakeportRunnerServiceRef,
} from '@lakeport/backstage-plugin-databricks-node';
import { AwsAccountChoices } from './choices/AwsAccountChoices';
import { GroupChoices } from './choices/GroupChoices';
import { readDeploymentsConfig } from './config/readDeploymentsConfig';
import { openDatabase } from './database/openDatabase';
import { DeploymentChanges } from './deployments/DeploymentChanges';
import { DeploymentFollower } from './deployments/DeploymentFollower';
import { DeploymentLogKeeper } from './deployments/DeploymentLogKeeper';
import { DeploymentLogStore } from './deployments/DeploymentLogStore';
import { DeploymentQueries } from './deployments/DeploymentQueries';
import { DeploymentService } from './deployments/DeploymentService';
import { DeploymentStore } from './deployments/DeploymentStore';
import { GitHubDeployer } from './deployments/GitHubDeployer';
import { CommitResolver } from './environments/CommitResolver';
import { EnvironmentLocator } from './environments/EnvironmentLocator';
import { EnvironmentReader } from './environments/EnvironmentReader';
import { FindingsReader } from './environments/FindingsReader';
import { ProjectFileReader } from './environments/ProjectFileReader';
import { TopologyReader } from './environments/TopologyReader';
import { NameReader } from './names/NameReader';
import { PendingReader } from './platforms/PendingReader';
import { PlatformPage } from './platforms/PlatformPage';
import { PlatformReader } from './platforms/PlatformReader';
import { PlatformComparison } from './projects/PlatformComparison';
import { ProjectPage } from './projects/ProjectPage';
import { ProjectReader } from './projects/ProjectReader';
import { PullRequestReader } from './pullRequests/PullRequestReader';
import { createRouter } from './router/createRouter';
import { EnvironmentEntities } from './systems/EnvironmentEntities';
import { SystemLocator } from './systems/SystemLocator';
import { RepositoryVersions } from './versions/RepositoryVersions';
import { VersionedSystems } from './versions/VersionedSystems';
import { VersionReader } from './versions/VersionReader';
import { WorkspaceReader } from './workspaces/WorkspaceReader';

/**
 * The Databricks backend plugin: workspaces, environments with their Unity
 * Catalog and network topology, and deployments through GitHub Actions.
 *
 * @public
 */
export const databricksPlugin = createBackendPlugin({
  pluginId: 'databricks',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        cache: coreServices.cache,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        databricks: databricksServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lakeport: lakeportRunnerServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { cache, catalog, config, databricks, logger } = deps;
        const { workflow, pollMs, approval } = readDeploymentsConfig(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const github = new GitHubClients({
          integrations,
          credentials:
            DefaultGithubCredentialsProvider.fromIntegrations(integrations),
        });

        deps.permissionsRegistry.addPermissions(databricksPermissions);

        const knex = await openDatabase(deps.database);
        const changes = new DeploymentChanges({ logger });
        const store = new DeploymentStore({ knex, changes });
        const deploymentLogs = new DeploymentLogStore({ knex });
        const deployer = new GitHubDeployer(github);
        const follower = new DeploymentFollower({
          store,
          deployer,
          logger,
          pollMs,
          approval,
          logs: new DeploymentLogKeeper({
            store: deploymentLogs,
            deployer,
            logger,
          }),
          exists: async ({ entityRef }) =>
            (await catalog.getEntityByRef(entityRef, {
              credentials: await deps.auth.getOwnServiceCredentials(),
            })) !== undefined,
        });
        // Every replica looks; claims in the database share the work.
        await deps.scheduler.scheduleTask({
          id: 'follow-deployments',
          scope: 'local',
          frequency: { milliseconds: pollMs },
          timeout: { minutes: 10 },
          fn: signal => follower.tick(signal),
        });
        deps.lifecycle.addShutdownHook(() => follower.stop());

        const workspaces = new WorkspaceReader({
          databricks,
          cache,
          catalog,
          logger,
        });
        const files = new ProjectFileReader({
          commits: new CommitResolver({ github, logger }),
          reader: deps.urlReader,
        });
        const { auth, lakeport, permissions } = deps;
        const systems = new SystemLocator({ catalog, integrations });
        const environmentEntities = new EnvironmentEntities({
          catalog,
          integrations,
        });
        const pullRequests = new PullRequestReader({ github, cache });
        const versions = new VersionReader({
          files,
          integrations,
          lakeport,
          cache,
        });
        const platforms = new PlatformReader({
          files,
          pullRequests,
          pending: new PendingReader({ files, cache }),
          cache,
          logger,
        });
        const deployments = new DeploymentService({
          store,
          queries: new DeploymentQueries({ knex }),
          logs: deploymentLogs,
          changes,
          follower,
          deployer,
          workflow,
          approval,
        });
        deps.httpRouter.use(
          await createRouter({
            httpAuth: deps.httpAuth,
            permissions,
            auditor: deps.auditor,
            workspaces,
            locator: new EnvironmentLocator({ catalog, integrations }),
            environments: new EnvironmentReader({
              databricks,
              workspaces,
              logger,
            }),
            topologies: new TopologyReader({ files, lakeport, cache }),
            findings: new FindingsReader({ files, lakeport, cache }),
            deployments,
            systems,
            platformPage: new PlatformPage({
              platforms,
              locator: systems,
              environments: environmentEntities,
              logger,
            }),
            projectPage: new ProjectPage({
              projects: new ProjectReader({
                files,
                pullRequests,
                versions,
                lakeport,
                cache,
                logger,
              }),
              platforms: new PlatformComparison({
                platforms,
                locator: systems,
                permissions,
              }),
              environments: environmentEntities,
              workspaces,
              deployments,
              permissions,
              logger,
            }),
            versionedSystems: new VersionedSystems({
              locator: systems,
              platforms,
            }),
            versions: new RepositoryVersions({ versions, logger }),
            names: new NameReader({
              auth,
              catalog,
              platforms,
              workspaces,
              logger,
            }),
            groups: new GroupChoices({ databricks, platforms, logger }),
            awsAccounts: new AwsAccountChoices({
              catalog,
              platforms,
              cache,
              logger,
            }),
          }),
        );
      },
    });
  },
});
