import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';
import type { Value } from '../../wire/Value';

function regionOf({ account, attributes }: Request): string | undefined {
  const metastore = account
    .objects({ type: 'databricks_metastore' })
    .find(({ id }) => id === attributes.metastore_id);
  return metastore?.region ?? text(metastore?.attributes.region);
}

function workspaceById(request: Request, id: Value | undefined) {
  return request.account
    .objects({ type: 'databricks_mws_workspaces' })
    .find(({ workspaceId }) => workspaceId === String(id));
}

/** Refuses to assign a metastore of another region. */
export function checkAssignment(request: Request): void {
  const workspace = workspaceById(request, request.attributes.workspace_id);
  const region = regionOf(request);
  if (workspace?.region && region && workspace.region !== region) {
    throw new ServiceError(
      `cannot assign metastore: workspace ${workspace.workspaceId} and metastore are in different regions`,
      `The workspace is in ${workspace.region}, the metastore in ${region}. There is one metastore per region.`,
    );
  }
}

/** A metastore that was looked up by its id has the region of its first workspace. */
export function learnRegion(request: Request): void {
  const { account, attributes } = request;
  const region = workspaceById(request, attributes.workspace_id)?.region;
  const metastore = account.objects({
    type: 'databricks_metastore',
    metastoreId: text(attributes.metastore_id),
  })[0];
  if (metastore && region && !metastore.region) {
    account.put({
      ...metastore,
      region,
      attributes: {
        ...metastore.attributes,
        region,
        global_metastore_id: `aws:${region}:${metastore.id}`,
      },
    });
  }
}

/** Refuses permissions on a workspace without a metastore. */
export function checkPermissionAssignment(request: Request): void {
  const { account, attributes } = request;
  const workspaceId = String(attributes.workspace_id);
  const assigned = account
    .objects({ type: 'databricks_metastore_assignment' })
    .some(object => object.workspaceId === workspaceId);
  if (!assigned) {
    throw new ServiceError(
      'Permission assignment APIs are not available for this workspace',
      `Workspace ${workspaceId} has no metastore yet; assign it before permissions.`,
    );
  }
}
