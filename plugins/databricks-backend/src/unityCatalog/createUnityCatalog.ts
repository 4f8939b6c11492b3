import type {
  PermissionsRegistryService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { ConfigProblems } from '../config/ConfigProblems';
import { readUnityCatalogConfig } from '../config/readUnityCatalogConfig';
import type { ConditionsAsked } from '../permissions/ConditionsAsked';
import { registerUnityPermissions } from '../permissions/registerUnityPermissions';
import { UnityCatalog } from './UnityCatalog';

/** What reads Unity Catalog by app-config, with its permission registered. */
export function createUnityCatalog(
  deps: Omit<
    ConstructorParameters<typeof UnityCatalog>[0],
    'config' | 'registry'
  > & {
    config: RootConfigService;
    permissionsRegistry: PermissionsRegistryService;
    conditionsAsked: ConditionsAsked;
    problems: Pick<ConfigProblems, 'add'>;
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
  return unityCatalog;
}
