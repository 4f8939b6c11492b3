import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * Lets a request pass or ends it. A resource permission is asked for the
 * environment's catalog entity, whose plugin applies a policy's conditions.
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
    throw new NotAllowedError(
      `You lack the permission ${request.permission.name}${
        'resourceRef' in request ? ` for ${request.resourceRef}` : ''
      }`,
    );
  }
}
