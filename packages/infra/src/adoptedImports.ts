import { AdoptionPlan, Adopted, Imports } from '@lakeport/project';
import { constructId } from './framework/constructId';

type Place = readonly [stack: 'workspace' | 'data', address: string];

/**
 * What is adopted as an imports file has it: by the addresses that the
 * constructs of a project's stacks give their resources.
 *
 * @public
 */
export function adoptedImports({
  adopted,
  environment,
}: Pick<AdoptionPlan, 'adopted' | 'environment'>): Imports {
  const stacks: Record<Place[0], Record<string, string>> = {
    workspace: {},
    data: {},
  };
  for (const one of adopted) {
    const [stack, address] = placeOf(one);
    stacks[stack][address] = one.id;
  }
  return {
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Imports',
    spec: { environments: { [environment]: stacks } },
  };
}

function placeOf(adopted: Adopted): Place {
  switch (adopted.what) {
    case 'workspace':
      return ['workspace', 'databricks_mws_workspaces.workspace'];
    case 'metastore-assignment':
      return [
        'workspace',
        'databricks_metastore_assignment.workspace-metastore',
      ];
    case 'network-option':
      return [
        'workspace',
        'databricks_workspace_network_option.serverless-policy',
      ];
    case 'group':
    case 'user':
      return [
        'workspace',
        `databricks_mws_permission_assignment.access-${
          adopted.what
        }-${constructId(adopted.name)}`,
      ];
    case 'default-catalog':
      return ['data', 'databricks_default_namespace_setting.default-catalog'];
    case 'no-legacy-access':
      return [
        'data',
        'databricks_disable_legacy_access_setting.default-catalog-no-legacy-access',
      ];
    default:
      return ['data', addressInCatalog(adopted)];
  }
}

function addressInCatalog(
  adopted: Extract<Adopted, { readonly catalog: string }>,
): string {
  const catalog = `catalog-${adopted.catalog}`;
  switch (adopted.what) {
    case 'schema':
      return `databricks_schema.${catalog}-schema-${adopted.schema}`;
    case 'volume':
      return `databricks_volume.${catalog}-volume-${adopted.schema}-${adopted.volume}`;
    case 'binding':
      return `databricks_workspace_binding.${catalog}-binding-${adopted.workspaceId}`;
    case 'grant':
      return `databricks_grant.${catalog}-grant-${constructId(adopted.group)}`;
    default:
      return `databricks_catalog.${catalog}`;
  }
}
