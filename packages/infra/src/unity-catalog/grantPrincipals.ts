import { Grant as DeclaredGrant } from '@lakeport/project';
import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { Grant } from '#dbx/grant';
import { constructId } from '../framework/constructId';
import { literal } from '../framework/literal';
import { required } from '../framework/required';
import { privilegesByPrincipal } from './privilegesByPrincipal';

/** Who is granted what, and on what. */
export interface GrantPrincipalsOptions {
  /** The securable by its name. */
  readonly on:
    | { readonly catalog: string }
    | { readonly externalLocation: string };
  readonly grants: readonly DeclaredGrant[];
  /** Application ids of the service principals that have grants, by name. */
  readonly applicationIds: ReadonlyMap<string, string>;
  /** Of a workspace that sees the securable; the stack's own if left out. */
  readonly provider?: TerraformProvider;
}

/**
 * Grants on one securable, one resource a principal: `databricks_grants` would
 * take away what others have granted. Unity Catalog knows a service principal by
 * its application id.
 */
export function grantPrincipals(
  scope: Construct,
  { applicationIds, grants, on, provider }: GrantPrincipalsOptions,
): void {
  for (const [principal, privileges] of privilegesByPrincipal(grants)) {
    const [grantId, principalName] =
      'group' in principal
        ? [`grant-${constructId(principal.group)}`, literal(principal.group)]
        : [
            `service-principal-grant-${constructId(
              principal.servicePrincipal,
            )}`,
            required(
              applicationIds,
              principal.servicePrincipal,
              'service principal',
            ),
          ];
    new Grant(scope, grantId, {
      provider,
      ...on,
      principal: principalName,
      privileges: privileges.map(literal),
    });
  }
}
