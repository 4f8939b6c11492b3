import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { MwsNccBinding } from '#dbx/mws-ncc-binding';
import { WorkspaceNetworkOption } from '#dbx/workspace-network-option';
import { DatabricksWorkspace } from './DatabricksWorkspace';

/**
 * What serverless compute of a workspace is connected through.
 *
 * @public
 */
export interface ServerlessConnectivityProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly workspace: DatabricksWorkspace;
  /** Id of the network connectivity configuration. */
  readonly networkConnectivityConfigId?: string;
  /** Id of the network policy. */
  readonly networkPolicyId?: string;
}

/**
 * Ties a workspace to a network connectivity configuration and a network
 * policy. Neither tie can be undone: both can only be exchanged, and a
 * workspace without a policy of its own is one with `default-policy`. So
 * Terraform forgets them when they are taken out of the file, and Databricks
 * keeps them until the workspace goes.
 *
 * Source: Databricks Terraform provider 1.128.0, `databricks_mws_ncc_binding`
 * and `databricks_workspace_network_option`, 2026-08-19.
 *
 * @public
 */
export class ServerlessConnectivity extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: ServerlessConnectivityProps,
  ) {
    super(scope, id);
    const { provider, workspace } = props;
    if (props.networkConnectivityConfigId !== undefined) {
      new MwsNccBinding(this, 'binding', {
        provider,
        workspaceId: workspace.workspaceId,
        networkConnectivityConfigId: props.networkConnectivityConfigId,
      });
    }
    if (props.networkPolicyId !== undefined) {
      new WorkspaceNetworkOption(this, 'policy', {
        provider,
        workspaceId: workspace.workspaceId,
        networkPolicyId: props.networkPolicyId,
      });
    }
  }
}
