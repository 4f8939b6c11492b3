import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import type { DatabricksWarehouse } from '@lakeport/backstage-plugin-databricks-node';
import { estateThing, type EstateThing } from '../estate/EstateThing';
import type { EstateWorkspace } from '../estate/EstateWorkspace';
import { baseEntity } from './baseEntity';
import { entityName } from './entityName';
import { entityNameOfTag } from './entityNameOfTag';
import { resourceRef } from './resourceRef';
import { workspaceEntityName } from './workspaceEntity';

/**
 * A SQL warehouse; depends on its workspace. Whether it runs is not in the
 * entity: that would change with every query.
 */
export function warehouseEntity(
  warehouse: DatabricksWarehouse,
  options: { prefix: string; accountId?: string; workspace: EstateWorkspace },
): EstateThing {
  const { workspace } = options;
  const { id, name = id, size } = warehouse;
  return estateThing('warehouse', {
    entity: baseEntity({
      name: entityName(name, id),
      title: name,
      description: `SQL warehouse${size ? ` (${size})` : ''} of ${
        workspace.name
      }`,
      type: entityTypes.warehouse,
      accountId: options.accountId,
      location: `${options.prefix}workspaces/${
        workspace.key
      }/warehouses/${encodeURIComponent(id)}`,
      url: workspace.url
        ? `${workspace.url}/sql/warehouses/${encodeURIComponent(id)}`
        : undefined,
      annotations: {
        [annotations.warehouseId]: id,
        [annotations.workspaceId]: workspace.id,
      },
      system: entityNameOfTag(workspace.project),
      dependsOn: [resourceRef(workspaceEntityName(workspace))],
    }),
    subject: { account: options.accountId, workspace: workspace.name },
    facts: { ...warehouse, workspaceName: workspace.name },
  });
}
