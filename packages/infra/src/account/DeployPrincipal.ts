import { TerraformProvider, Token } from '#cdk';
import { Construct } from '#constructs';
import { ServicePrincipal } from '#dbx/service-principal';
import { ServicePrincipalFederationPolicy } from '#dbx/service-principal-federation-policy';
import { ServicePrincipalRole } from '#dbx/service-principal-role';

/**
 * What the platform's own service principal is made from.
 *
 * @public
 */
export interface DeployPrincipalProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly displayName: string;
  readonly databricksAccountId: string;
  /** Who issues the tokens of workflows. */
  readonly issuer: string;
  /** `job_workflow_ref` of each workflow that may sign in, by a short name. */
  readonly workflows: Readonly<Record<string, string>>;
}

/**
 * The one service principal of a platform that is admin of the account. Jobs
 * sign in as it that run a workflow of the platform's repository, on its
 * branch; what the workflow of another repository says does not matter, only
 * which one it calls.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_service_principal_federation_policy`, 2026-08-19.
 *
 * @public
 */
export class DeployPrincipal extends Construct {
  /** What it signs in as (the OAuth client id). */
  readonly applicationId: string;

  constructor(scope: Construct, id: string, props: DeployPrincipalProps) {
    super(scope, id);
    const { databricksAccountId, displayName, issuer, provider } = props;
    const principal = new ServicePrincipal(this, 'Resource', {
      provider,
      displayName,
      // At account level the provider would only deactivate it.
      disableAsUserDeletion: false,
    });
    this.applicationId = principal.applicationId;
    new ServicePrincipalRole(this, 'account-admin', {
      provider,
      servicePrincipalId: principal.id,
      role: 'account_admin',
    });
    for (const [name, ref] of Object.entries(props.workflows)) {
      new ServicePrincipalFederationPolicy(this, `federation-${name}`, {
        provider,
        servicePrincipalId: Token.asNumber(principal.id),
        policyId: `github-${name}`,
        oidcPolicy: {
          issuer,
          audiences: [databricksAccountId],
          subject: ref,
          subjectClaim: 'job_workflow_ref',
        },
      });
    }
  }
}
