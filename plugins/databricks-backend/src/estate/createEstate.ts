import type {
  CacheService,
  LoggerService,
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  AwsNetworkReader,
  DatabricksService,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Knex } from 'knex';
import { AddressNeeds } from '../compute/AddressNeeds';
import { CapacityReader } from '../compute/CapacityReader';
import { ComputePages } from '../compute/ComputePages';
import { ComputeReadings } from '../compute/ComputeReadings';
import { LastRuns } from '../compute/LastRuns';
import type { ConfigProblems } from '../config/ConfigProblems';
import { moduleProblems } from '../config/moduleProblems';
import { readCostConfig } from '../config/readCostConfig';
import { CostReader } from '../cost/CostReader';
import type { DeploymentService } from '../deployments/DeploymentService';
import { EntityRefs } from '../entities/EntityRefs';
import { PrincipalRefs } from '../entities/PrincipalRefs';
import { NetworkReader } from '../networks/NetworkReader';
import { ObservedEstate } from '../networks/ObservedEstate';
import { VpcFinder } from '../networks/VpcFinder';
import { AccountReadings } from '../sources/AccountReadings';
import { RegionReadings } from '../sources/RegionReadings';
import { SourceReader } from '../sources/SourceReader';
import type { EnvironmentEntities } from '../systems/EnvironmentEntities';
import { TimelineReader } from '../timeline/TimelineReader';
import { WorkspaceStatusStore } from '../timeline/WorkspaceStatusStore';
import { WorkspaceWatch } from '../timeline/WorkspaceWatch';
import { AccountPartsReader } from '../workspaces/AccountPartsReader';
import { ConfiguredWorkspaces } from '../workspaces/ConfiguredWorkspaces';
import { WorkspaceDetailsReader } from '../workspaces/WorkspaceDetailsReader';
import { WorkspaceLocator } from '../workspaces/WorkspaceLocator';
import { WorkspaceNetworkReader } from '../workspaces/WorkspaceNetworkReader';
import { WorkspacePages } from '../workspaces/WorkspacePages';
import { WorkspaceReader } from '../workspaces/WorkspaceReader';
import { WorkspaceRefs } from '../workspaces/WorkspaceRefs';

/** What the readers of workspaces and networks are made from. */
export interface EstateDeps {
  aws: AwsNetworkReader;
  cache: CacheService;
  catalog: CatalogService;
  config: RootConfigService;
  databricks: DatabricksService;
  deployments: Pick<DeploymentService, 'list'>;
  environmentEntities: Pick<EnvironmentEntities, 'list'>;
  knex: Knex;
  logger: LoggerService;
  permissions: PermissionsService;
  problems: ConfigProblems;
}

/** The readers of workspaces and networks as they are, over one set of readings. */
export function createEstate(deps: EstateDeps) {
  const { aws, catalog, databricks, deployments, problems } = deps;
  const configured = new ConfiguredWorkspaces(deps);
  const workspaces = new WorkspaceReader({ ...deps, configured });
  const locator = new WorkspaceLocator({ databricks, configured, workspaces });
  const accounts = new AccountReadings(deps);
  const regions = new RegionReadings(deps);
  const entities = new EntityRefs({ catalog });
  const refs = new WorkspaceRefs({
    entities,
    environments: deps.environmentEntities,
  });
  const finder = new VpcFinder({ regions });
  const networks = new WorkspaceNetworkReader({ accounts, finder });
  const parts = new AccountPartsReader({ accounts, networks });
  const compute = new ComputeReadings(deps);
  const statuses = new WorkspaceStatusStore(deps.knex);
  const ofModules = moduleProblems(deps.config);
  return {
    workspaces,
    compute: new ComputePages({
      ...deps,
      locator,
      lastRuns: new LastRuns(deps),
    }),
    capacity: new CapacityReader({ locator, parts, networks, compute }),
    cost: new CostReader({
      ...deps,
      locator,
      config: readCostConfig(deps.config, problems),
    }),
    networks: new NetworkReader({
      estate: new ObservedEstate({ databricks, accounts, regions }),
      needs: new AddressNeeds({ compute, locator }),
      regions,
      accounts,
      finder,
      parts,
      locator,
      entities,
    }),
    timeline: new TimelineReader({ ...deps, locator, refs, store: statuses }),
    watch: new WorkspaceWatch({
      workspaces,
      store: statuses,
      logger: deps.logger,
      deploying: async () => {
        const { totalItems } = await deployments.list({
          states: ['requested', 'dispatched', 'running'],
          limit: 1,
          offset: 0,
        });
        return totalItems > 0;
      },
    }),
    pages: new WorkspacePages({ workspaces, refs }),
    sources: new SourceReader({
      databricks,
      aws,
      accounts,
      configured,
      regions,
      problems: () => [...problems.list(), ...ofModules],
    }),
    details: new WorkspaceDetailsReader({
      locator,
      parts,
      refs,
      entities,
      principals: new PrincipalRefs({ catalog }),
    }),
  };
}

/** See {@link createEstate}. */
export type Estate = ReturnType<typeof createEstate>;
