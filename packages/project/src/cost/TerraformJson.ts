/**
 * A stack in Terraform's JSON configuration syntax, as synthesis writes it
 * (`cdk.tf.json`): blocks by type and name.
 *
 * @public
 */
export interface TerraformJson {
  resource?: Record<string, Record<string, Record<string, unknown>>>;
  data?: Record<string, Record<string, Record<string, unknown>>>;
  output?: Record<string, Record<string, unknown>>;
  provider?: Record<string, unknown>;
  terraform?: Record<string, unknown>;
  locals?: Record<string, unknown>;
  variable?: Record<string, Record<string, unknown>>;
  [block: string]: unknown;
}
