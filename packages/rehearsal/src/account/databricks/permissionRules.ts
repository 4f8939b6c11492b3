import { invalidParameter } from './invalidParameter';
import { isInWorkspace } from './isInWorkspace';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { ValueObject } from '../../wire/Value';

interface Securable {
  attribute: string;
  /** What it is called in the permissions API. */
  path: string;
  type?: string;
  levels: readonly string[];
}

const RUN = ['CAN_VIEW', 'CAN_MANAGE_RUN', 'IS_OWNER', 'CAN_MANAGE'];
const FILE = ['CAN_READ', 'CAN_RUN', 'CAN_EDIT', 'CAN_MANAGE'];

const SECURABLES: readonly Securable[] = [
  {
    attribute: 'cluster_policy_id',
    path: 'cluster-policies',
    type: 'databricks_cluster_policy',
    levels: ['CAN_USE'],
  },
  {
    attribute: 'instance_pool_id',
    path: 'instance-pools',
    type: 'databricks_instance_pool',
    levels: ['CAN_ATTACH_TO', 'CAN_MANAGE'],
  },
  {
    attribute: 'cluster_id',
    path: 'clusters',
    type: 'databricks_cluster',
    levels: ['CAN_ATTACH_TO', 'CAN_RESTART', 'CAN_MANAGE'],
  },
  {
    attribute: 'job_id',
    path: 'jobs',
    type: 'databricks_job',
    levels: RUN,
  },
  {
    attribute: 'sql_endpoint_id',
    path: 'sql/warehouses',
    type: 'databricks_sql_endpoint',
    levels: ['CAN_VIEW', 'CAN_USE', 'CAN_MONITOR', 'IS_OWNER', 'CAN_MANAGE'],
  },
  {
    attribute: 'repo_id',
    path: 'repos',
    type: 'databricks_repo',
    levels: FILE,
  },
  { attribute: 'repo_path', path: 'repos', levels: FILE },
  { attribute: 'notebook_id', path: 'notebooks', levels: FILE },
  { attribute: 'notebook_path', path: 'notebooks', levels: FILE },
  { attribute: 'directory_id', path: 'directories', levels: FILE },
  { attribute: 'directory_path', path: 'directories', levels: FILE },
  {
    attribute: 'authorization',
    path: 'authorization',
    levels: ['CAN_USE'],
  },
];

function securableOf({ attributes }: Request): Securable | undefined {
  return SECURABLES.find(({ attribute }) => text(attributes[attribute]));
}

function controls({ attributes }: Request): ValueObject[] {
  return [attributes.access_control ?? []].flat().filter(isValueObject);
}

/** Refuses permissions on nothing, of no level, or for nobody there. */
function checkPermissions(request: Request): void {
  const { account, attributes, scope } = request;
  const securable = securableOf(request);
  const id = securable && text(attributes[securable.attribute]);
  if (securable?.type && id && !account.find(securable.type, scope, id)) {
    throw new ServiceError(
      `RESOURCE_DOES_NOT_EXIST: ${securable.type} ${id} does not exist`,
      `databricks_permissions names it by ${securable.attribute}.`,
    );
  }
  for (const control of controls(request)) {
    const level = text(control.permission_level) ?? '';
    if (securable && !securable.levels.includes(level)) {
      invalidParameter(
        `permission_level ${level} is not supported with ${securable.attribute} objects`,
        `There are ${securable.levels.join(', ')}.`,
      );
    }
    const name =
      text(control.group_name) ??
      text(control.user_name) ??
      text(control.service_principal_name);
    if (name && !isInWorkspace(request, name)) {
      throw new ServiceError(
        `RESOURCE_DOES_NOT_EXIST: Principal: ${name} does not exist`,
        `It has no permission on the workspace; give it one with databricks_mws_permission_assignment before ${request.type}.`,
      );
    }
  }
}

/**
 * What a workspace is known to do about permissions. A second resource for the
 * same object takes the place of the first.
 *
 * From the Databricks provider's documentation and code 1.99.0, 2025.
 */
export const permissionRules: Record<string, TypeRules> = {
  databricks_permissions: {
    overwrites: true,
    id: request => {
      const securable = securableOf(request);
      const id = securable && text(request.attributes[securable.attribute]);
      return securable
        ? `/${securable.path}/${id?.replace(/^\//, '')}`
        : `/objects/${request.identity.digits(15)}`;
    },
    check: checkPermissions,
    computed: request => ({
      object_type: securableOf(request)?.path.replace(/s$/, '') ?? '',
    }),
    replace: [
      'alert_v2_id',
      'app_name',
      ...SECURABLES.map(({ attribute }) => attribute),
      'pipeline_id',
      'registered_model_id',
      'serving_endpoint_id',
      'workspace_file_id',
      'workspace_file_path',
    ],
  },
};
