import { TerraformOutput } from '#cdk';

/**
 * A service principal as other stacks know it.
 *
 * @public
 */
export interface ServicePrincipalOutputs {
  /** Its id in the account. */
  readonly id: TerraformOutput;
  readonly applicationId: TerraformOutput;
}

/**
 * What the workspace stack puts out for the stacks above it.
 *
 * @public
 */
export interface WorkspaceOutputs {
  readonly workspaceId: TerraformOutput;
  readonly workspaceUrl: TerraformOutput;
  readonly metastoreId: TerraformOutput;
  /** By name in the project file. */
  readonly servicePrincipals: ReadonlyMap<string, ServicePrincipalOutputs>;
}
