import type {
  DiscoveryService,
  LifecycleService,
  PermissionsRegistryService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { DatabricksApiClient } from '@lakeport/backstage-plugin-databricks-common';
import type { ConfigProblems } from '../config/ConfigProblems';
import { readUnityCatalogConfig } from '../config/readUnityCatalogConfig';
import type { ConditionsAsked } from '../permissions/ConditionsAsked';
import { registerUnityPermissions } from '../permissions/registerUnityPermissions';
import { UnityCatalog } from './UnityCatalog';
import { UnityWarmUp } from './UnityWarmUp';

/**
 * What reads Unity Catalog by app-config, with its permission registered. What is
 * shown first is read once the plugin has started.
 */
export function createUnityCatalog(
  deps: Omit<
    ConstructorParameters<typeof UnityCatalog>[0],
    'config' | 'registry'
  > & {
    config: RootConfigService;
    discovery: DiscoveryService;
    lifecycle: LifecycleService;
    permissionsRegistry: PermissionsRegistryService;
    conditionsAsked: ConditionsAsked;
    problems: Pick<ConfigProblems, 'add' | 'warn'>;
  },
): UnityCatalog {
  const registry = deps.permissionsRegistry;
  const config = readUnityCatalogConfig(deps.config);
  config.problems.forEach(({ path, message }) =>
    deps.problems.add(
      path,
      `${message}; until that is right, nothing of Unity Catalog is shown`,
    ),
  );
  const unityCatalog = new UnityCatalog({ ...deps, config, registry });
  registerUnityPermissions({
    registry,
    unityCatalog,
    asked: deps.conditionsAsked,
    problems: deps.problems,
  });
  const { metastores, objects } = unityCatalog;
  const api = new DatabricksApiClient({ discoveryApi: deps.discovery });
  const warmUp = new UnityWarmUp({ ...deps, api, config, metastores, objects });
  const over = new AbortController();
  deps.lifecycle.addStartupHook(() => {
    // Not awaited: the plugin answers meanwhile.
    void warmUp.run(over.signal);
  });
  deps.lifecycle.addShutdownHook(() => over.abort());
  return unityCatalog;
}
