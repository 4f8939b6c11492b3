import { ServicePrincipalNames } from '@lakeport/project';
import { TerraformProvider, Token } from '#cdk';
import { Construct } from '#constructs';
import { MwsPermissionAssignment } from '#dbx/mws-permission-assignment';
import { ServicePrincipal } from '#dbx/service-principal';
import { ServicePrincipalFederationPolicy } from '#dbx/service-principal-federation-policy';
import { literal } from '../framework/literal';
import { DatabricksWorkspace } from './DatabricksWorkspace';

/**
 * What a service principal is made from.
 *
 * @public
 */
export interface AutomationPrincipalProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly workspace: DatabricksWorkspace;
  readonly names: Pick<
    ServicePrincipalNames,
    'displayName' | 'federationPolicy'
  >;
  /** An admin of the workspace, or one of its users. */
  readonly isAdmin: boolean;
  /** Whose tokens it may sign in with, instead of with a secret. */
  readonly federation?: {
    readonly issuer: string;
    readonly audiences: readonly string[];
    readonly subject: string;
  };
}

/**
 * A service principal of the account that may enter one workspace. Its secret,
 * if it has one, is in a stack of its own, so that rotating it touches nothing
 * else.
 *
 * @public
 */
export class AutomationPrincipal extends Construct {
  /** Its id in the account. */
  readonly servicePrincipalId: string;
  /** What jobs run as, and what it signs in as (the OAuth client id). */
  readonly applicationId: string;

  constructor(scope: Construct, id: string, props: AutomationPrincipalProps) {
    super(scope, id);
    const { federation, provider, workspace } = props;
    const principal = new ServicePrincipal(this, 'Resource', {
      provider,
      displayName: literal(props.names.displayName),
      // At account level the provider would only deactivate it, and its name
      // and its rights would be found again by the next one.
      disableAsUserDeletion: false,
    });
    this.servicePrincipalId = principal.id;
    this.applicationId = principal.applicationId;
    new MwsPermissionAssignment(this, 'access', {
      provider,
      workspaceId: workspace.workspaceId,
      principalId: Token.asNumber(principal.id),
      permissions: [props.isAdmin ? 'ADMIN' : 'USER'],
      dependsOn: [workspace.metastoreAssignment],
    });
    if (federation) {
      new ServicePrincipalFederationPolicy(this, 'federation', {
        provider,
        servicePrincipalId: Token.asNumber(principal.id),
        policyId: props.names.federationPolicy,
        oidcPolicy: {
          issuer: literal(federation.issuer),
          audiences: federation.audiences.map(literal),
          subject: literal(federation.subject),
        },
      });
    }
  }
}
