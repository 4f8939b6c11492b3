import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';

/** For which of some entities the caller has a permission. */
export async function allowedOf(
  permissions: PermissionsService,
  permission: ResourcePermission,
  request: {
    resourceRefs: readonly string[];
    credentials: BackstageCredentials;
  },
): Promise<Set<string>> {
  const { resourceRefs, credentials } = request;
  if (resourceRefs.length === 0) {
    return new Set();
  }
  const decisions = await permissions.authorize(
    resourceRefs.map(resourceRef => ({ permission, resourceRef })),
    { credentials },
  );
  return new Set(
    resourceRefs.filter(
      (_, index) => decisions[index].result === AuthorizeResult.ALLOW,
    ),
  );
}
