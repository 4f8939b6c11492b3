import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import type { Estate } from '../estate/createEstate';
import type { UnityCatalog } from '../unityCatalog/UnityCatalog';

/** What the plugin's actions are made from. Each asks for the caller's own permission. */
export interface ActionDeps {
  actionsRegistry: ActionsRegistryService;
  permissions: PermissionsService;
  estate: { [TName in 'networks' | 'pages']: Estate[TName] };
  unityCatalog: Pick<UnityCatalog, 'config' | 'metastores' | 'objects'>;
  lakeport: Pick<LakeportRunner, 'check'>;
}
