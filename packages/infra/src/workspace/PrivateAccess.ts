import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { MwsPrivateAccessSettings } from '#dbx/mws-private-access-settings';

/**
 * What private access settings are made from.
 *
 * @public
 */
export interface PrivateAccessProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly name: string;
  readonly region: string;
  /** Whether the workspace also answers on the internet. */
  readonly publicAccess: boolean;
  /** Any endpoint registered in the account, or only the allowed ones. */
  readonly level: 'ACCOUNT' | 'ENDPOINT';
  /** Databricks ids of the endpoints that level ENDPOINT lets in. */
  readonly allowedEndpointIds: readonly string[];
}

/**
 * Which ways into a workspace are open. Once a workspace has such settings
 * they can be exchanged, but never taken away.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_mws_private_access_settings`, 2026-08-19.
 *
 * @public
 */
export class PrivateAccess extends Construct {
  readonly privateAccessSettingsId: string;

  constructor(scope: Construct, id: string, props: PrivateAccessProps) {
    super(scope, id);
    const settings = new MwsPrivateAccessSettings(this, 'Resource', {
      provider: props.provider,
      privateAccessSettingsName: props.name,
      region: props.region,
      publicAccessEnabled: props.publicAccess,
      privateAccessLevel: props.level,
      // The workspace takes another one before this one goes.
      lifecycle: { createBeforeDestroy: true },
      ...(props.level === 'ENDPOINT' && {
        allowedVpcEndpointIds: [...props.allowedEndpointIds],
      }),
    });
    this.privateAccessSettingsId = settings.privateAccessSettingsId;
  }
}
