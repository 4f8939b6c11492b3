import type { AttributeSchema, BlockSchema } from './ProviderSchema';

/**
 * The prebuilt packages do not say which attributes are sensitive. These
 * names are, wherever the AWS and Databricks providers use them.
 */
const SENSITIVE_NAMES = new Set([
  'access_token',
  'admin_user_password',
  'api_key',
  'authorization_token',
  'azure_client_secret',
  'certificate_pem',
  'client_secret',
  'google_credentials',
  'key_material_base64',
  'master_password',
  'master_password_wo',
  'master_user_password',
  'oauth_token',
  'password',
  'password_wo',
  'private_key',
  'secret_access_key',
  'secret_binary',
  'secret_string',
  'secret_string_wo',
  'smb_guest_password',
  'token_value',
]);

/** Attributes with an ordinary name that are sensitive in one type only. */
const SENSITIVE_IN: Record<string, readonly string[]> = {
  aws_glue_connection: ['athena_properties', 'connection_properties'],
  aws_iam_access_key: ['secret', 'ses_smtp_password_v4'],
  aws_iam_service_specific_credential: [
    'service_credential_secret',
    'service_password',
  ],
  aws_ssm_parameter: ['value', 'value_wo'],
  aws_vpn_connection: [
    'customer_gateway_configuration',
    'tunnel1_preshared_key',
    'tunnel2_preshared_key',
  ],
  databricks_connection: ['options'],
  databricks_mws_networks: ['account_id'],
  databricks_mws_storage_configurations: ['account_id'],
  databricks_mws_workspaces: ['account_id'],
  databricks_provider: ['recipient_profile_str'],
  databricks_recipient: ['sharing_code'],
  databricks_secret: ['string_value'],
  databricks_service_principal_secret: ['secret'],
  random_password: ['result', 'bcrypt_hash'],
  // The Databricks provider's own configuration.
  databricks: ['token'],
};

function markAttributes(
  type: string,
  attributes: Record<string, AttributeSchema>,
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    if (attribute.nested) {
      markAttributes(type, attribute.nested.attributes);
    }
    if (SENSITIVE_NAMES.has(name) || SENSITIVE_IN[type]?.includes(name)) {
      attribute.sensitive = true;
    }
  }
}

/**
 * Marks the sensitive attributes of a type, in place.
 *
 * From the providers' documentation, aws 6.25.0 and databricks 1.99.0, 2025.
 */
export function markSensitive(type: string, block: BlockSchema): void {
  markAttributes(type, block.attributes);
  for (const nested of Object.values(block.blocks)) {
    markSensitive(type, nested.block);
  }
}
