const NAMES: Readonly<Record<string, string>> = {
  'ap-northeast-1': 'tokyo',
  'ap-northeast-2': 'seoul',
  'ap-south-1': 'mumbai',
  'ap-southeast-1': 'singapore',
  'ap-southeast-2': 'sydney',
  'ap-southeast-3': 'jakarta',
  'ca-central-1': 'canada',
  'eu-central-1': 'frankfurt',
  'eu-west-1': 'ireland',
  'eu-west-2': 'london',
  'eu-west-3': 'paris',
  'sa-east-1': 'saopaulo',
  'us-east-1': 'nvirginia',
  'us-east-2': 'ohio',
  // Served from Oregon.
  'us-west-1': 'oregon',
  'us-west-2': 'oregon',
};

/**
 * What Databricks calls a region in host names and in root buckets; none where
 * nothing is published about it.
 *
 * Source: databricks/terraform-databricks-sra, aws/tf/variables.tf, 2026-07-23.
 *
 * @public
 */
export function databricksRegionName(region: string): string | undefined {
  return NAMES[region];
}
