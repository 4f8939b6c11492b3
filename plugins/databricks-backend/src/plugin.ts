import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  awsNetworkReaderServiceRef,
  databricksServiceRef,
  GitHubClients,
  lakeportRunnerServiceRef,
} from '@lakeport/backstage-plugin-databricks-node';
import { registerActions } from './actions/registerActions';
import { ConditionalAccess } from './access/ConditionalAccess';
import { DeploymentAccess } from './access/DeploymentAccess';
import { VisibleEnvironments } from './access/VisibleEnvironments';
import { AwsAccountChoices } from './choices/AwsAccountChoices';
import { GroupChoices } from './choices/GroupChoices';
import { ConfigProblems } from './config/ConfigProblems';
import { readDeploymentsConfig } from './config/readDeploymentsConfig';
import { scheduleTask } from './config/scheduleTask';
import { openDatabase } from './database/openDatabase';
import { DeploymentChanges } from './deployments/DeploymentChanges';
import { DeploymentFollower } from './deployments/DeploymentFollower';
import { DeploymentLogKeeper } from './deployments/DeploymentLogKeeper';
import { DeploymentLogStore } from './deployments/DeploymentLogStore';
import { DeploymentQueries } from './deployments/DeploymentQueries';
import { DeploymentService } from './deployments/DeploymentService';
import { DeploymentStore } from './deployments/DeploymentStore';
import { GitHubDeployer } from './deployments/GitHubDeployer';
import { DriftReader } from './drift/DriftReader';
import { DriftStore } from './drift/DriftStore';
import { DriftWatch } from './drift/DriftWatch';
import { GitHubDriftSource } from './drift/GitHubDriftSource';
import { EnvironmentIndex } from './environmentIndex/EnvironmentIndex';
import { EnvironmentIndexer } from './environmentIndex/EnvironmentIndexer';
import { CommitResolver } from './environments/CommitResolver';
import { EnvironmentLocator } from './environments/EnvironmentLocator';
import { EnvironmentReader } from './environments/EnvironmentReader';
import { FindingsReader } from './environments/FindingsReader';
import { ProjectFileReader } from './environments/ProjectFileReader';
import { TopologyReader } from './environments/TopologyReader';
import { createEstate } from './estate/createEstate';
import { NameReader } from './names/NameReader';
import { TransitionOutbox } from './notifications/TransitionOutbox';
import { TransitionTeller } from './notifications/TransitionTeller';
import { ApprovalRuleReader } from './operations/ApprovalRuleReader';
import { DeclarationReader } from './operations/DeclarationReader';
import { OperationsReader } from './operations/OperationsReader';
import { PromotionReader } from './operations/PromotionReader';
import { RequestReader } from './operations/RequestReader';
import { conditionsAskedServiceRef } from './permissions/conditionsAskedServiceRef';
import { registerPermissions } from './permissions/registerPermissions';
import { PendingReader } from './platforms/PendingReader';
import { PlatformPage } from './platforms/PlatformPage';
import { PlatformReader } from './platforms/PlatformReader';
import { PlatformComparison } from './projects/PlatformComparison';
import { ProjectPage } from './projects/ProjectPage';
import { ProjectReader } from './projects/ProjectReader';
import { ProjectTopologyReader } from './projects/ProjectTopologyReader';
import { PullRequestReader } from './pullRequests/PullRequestReader';
import { createRouter } from './router/createRouter';
import { announceChanges } from './signals/announceChanges';
import { EnvironmentEntities } from './systems/EnvironmentEntities';
import { SystemLocator } from './systems/SystemLocator';
import { createUnityCatalog } from './unityCatalog/createUnityCatalog';
import { RepositoryVersions } from './versions/RepositoryVersions';
import { VersionedSystems } from './versions/VersionedSystems';
import { VersionReader } from './versions/VersionReader';
import { followWebhooks } from './webhooks/followWebhooks';

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
        // The first, for it must come before the registry of permissions.
        conditionsAsked: conditionsAskedServiceRef,
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        aws: awsNetworkReaderServiceRef,
        cache: coreServices.cache,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        databricks: databricksServiceRef,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lakeport: lakeportRunnerServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { cache, catalog, config, databricks, logger } = deps;
        const problems = new ConfigProblems({ logger });
        const { workflow, pollMs, approval } = readDeploymentsConfig(config);
        const integrations = ScmIntegrations.fromConfig(config);
        const github = GitHubClients.fromIntegrations(integrations);

        registerPermissions({
          registry: deps.permissionsRegistry,
          auth: deps.auth,
          catalog,
        });
        const unityCatalog = createUnityCatalog({ ...deps, problems });

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
        await followWebhooks({ events: deps.events, deployments, logger });
        const estate = createEstate({
          ...deps,
          deployments,
          environmentEntities,
          knex,
          problems,
        });
        const { workspaces } = estate;
        registerActions({ ...deps, estate, unityCatalog });
        const index = new EnvironmentIndex(knex);
        const indexer = new EnvironmentIndexer({
          auth,
          catalog,
          index,
          integrations,
          logger,
        });
        const scheduling = { config, scheduler: deps.scheduler, problems };
        await scheduleTask(scheduling, {
          path: 'databricks.environments.schedule',
          otherwise: {
            frequency: { minutes: 1 },
            timeout: { minutes: 5 },
            initialDelay: { seconds: 10 },
          },
          id: 'index-environments',
          fn: signal => indexer.run(signal),
        });
        await scheduleTask(scheduling, {
          path: 'databricks.timeline.schedule',
          otherwise: {
            frequency: { seconds: 15 },
            timeout: { minutes: 1 },
            initialDelay: { seconds: 20 },
          },
          id: 'watch-workspaces',
          fn: () => estate.watch.run(),
        });
        const teller = new TransitionTeller({
          outbox: new TransitionOutbox(knex),
          deployments,
          index,
          notifications: deps.notifications,
          auditor: deps.auditor,
          logger,
        });
        // Of what this replica has done at once; of what another one left undone
        // by the schedule.
        const endTelling = deployments.onChange(({ transition }) => {
          if (transition) {
            void teller.run();
          }
        });
        await deps.scheduler.scheduleTask({
          id: 'tell-of-deployments',
          scope: 'local',
          frequency: { seconds: 30 },
          timeout: { minutes: 5 },
          initialDelay: { seconds: 15 },
          fn: () => teller.run(),
        });
        const endSignals = announceChanges({
          deployments,
          signals: deps.signals,
          logger,
        });
        deps.lifecycle.addShutdownHook(async () => {
          endTelling();
          endSignals();
          await teller.idle();
        });
        const driftStore = new DriftStore(knex);
        const driftWatch = new DriftWatch({
          source: new GitHubDriftSource({ github, deployer }),
          store: driftStore,
          notifications: deps.notifications,
          logger,
        });
        await scheduleTask(scheduling, {
          path: 'databricks.drift.schedule',
          otherwise: {
            frequency: { minutes: 10 },
            timeout: { minutes: 9 },
            initialDelay: { minutes: 1 },
          },
          id: 'look-for-drift',
          fn: signal => driftWatch.run(signal),
        });
        const drift = new DriftReader({ store: driftStore, deployments });
        const locator = new EnvironmentLocator({ catalog, integrations });
        const declarations = new DeclarationReader({ files });
        const promotions = new PromotionReader({
          locator,
          entities: environmentEntities,
          deployments,
        });
        deps.httpRouter.use(
          await createRouter({
            access: new DeploymentAccess({
              permissions,
              locator,
              deployments,
              conditional: new ConditionalAccess({
                permissions,
                registry: deps.permissionsRegistry,
              }),
              visible: new VisibleEnvironments({ catalog }),
            }),
            approval,
            drift,
            index: indexer,
            operations: new OperationsReader({
              permissions,
              declarations,
              promotions,
              deployments,
              approvals: new ApprovalRuleReader({
                deployer,
                settings: approval,
                cache,
                logger,
              }),
            }),
            requests: new RequestReader({ declarations, promotions }),
            httpAuth: deps.httpAuth,
            permissions,
            auditor: deps.auditor,
            estate,
            unityCatalog,
            locator,
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
              drift,
              permissions,
              logger,
            }),
            projectTopologies: new ProjectTopologyReader({
              files,
              lakeport,
              cache,
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
