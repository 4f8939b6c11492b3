import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type Permission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * Lets a request pass or ends it. A resource permission is asked for the
 * environment's catalog entity; the plugin that knows the resource type applies a
 * policy's conditions.
 *
 * @throws NotAllowedError
 */
export async function authorize(
  permissions: PermissionsService,
  request:
    | { permission: BasicPermission }
    | { permission: ResourcePermission; resourceRef: string },
  credentials: BackstageCredentials,
): Promise<void> {
  const [decision] = await permissions.authorize([request], { credentials });
  if (decision.result !== AuthorizeResult.ALLOW) {
    throw new NotAllowedError(lacksPermission(request));
  }
}

/** What a caller is told who lacks a permission. */
export function lacksPermission(request: {
  permission: Permission;
  resourceRef?: string;
}): string {
  return `You lack the permission ${request.permission.name}${
    request.resourceRef ? ` for ${request.resourceRef}` : ''
  }`;
}
