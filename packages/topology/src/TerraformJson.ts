/**
 * The part of a synthesized stack (`cdk.tf.json`) that a topology is read
 * from. Structural, so that any producer's type fits.
 *
 * @public
 */
export interface TerraformJson {
  resource?: Record<string, Record<string, Record<string, unknown>>>;
  data?: Record<string, Record<string, Record<string, unknown>>>;
  output?: Record<string, unknown>;
  provider?: Record<string, unknown>;
  locals?: Record<string, unknown>;
  terraform?: unknown;
}
