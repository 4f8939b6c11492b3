import { TerraformProvider, Token } from '#cdk';
import { Construct } from '#constructs';
import { DataDatabricksServicePrincipal } from '#dbx/data-databricks-service-principal';
import { MwsPermissionAssignment } from '#dbx/mws-permission-assignment';
import { DatabricksWorkspace } from './DatabricksWorkspace';

/**
 * What makes a platform's service principal admin of a workspace.
 *
 * @public
 */
export interface PlatformPrincipalProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly workspace: DatabricksWorkspace;
  /** As the platform named it. */
  readonly displayName: string;
}

/**
 * The service principal that the platform made for an environment, as admin of
 * that environment's workspace and of nothing else: the data stack runs as it.
 *
 * @public
 */
export class PlatformPrincipal extends Construct {
  constructor(scope: Construct, id: string, props: PlatformPrincipalProps) {
    super(scope, id);
    const { displayName, provider, workspace } = props;
    const principal = new DataDatabricksServicePrincipal(this, 'Resource', {
      provider,
      displayName,
    });
    new MwsPermissionAssignment(this, 'access', {
      provider,
      workspaceId: workspace.workspaceId,
      principalId: Token.asNumber(principal.spId),
      permissions: ['ADMIN'],
      dependsOn: [workspace.metastoreAssignment],
    });
  }
}
