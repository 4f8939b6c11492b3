/**
 * Buckets of Databricks that compute in a region reads and writes.
 *
 * @public
 */
export interface DatabricksBuckets {
  /** Runtime images and libraries; read. */
  readonly artifacts: readonly string[];
  /** System tables of the region; read. */
  readonly systemTables: string;
  /** Sample data sets; read. */
  readonly datasets?: string;
  /** Logs of the compute plane; written. */
  readonly logs?: string;
}

/** What Databricks calls the place of a region, in its buckets' names. */
const PLACES: Readonly<Record<string, string>> = {
  'ap-northeast-1': 'tokyo',
  'ap-northeast-2': 'seoul',
  'ap-south-1': 'mumbai',
  'ap-southeast-1': 'singapore',
  'ap-southeast-2': 'sydney',
  'ap-southeast-3': 'jakarta',
  'ca-central-1': 'montreal',
  'eu-central-1': 'frankfurt',
  'eu-west-1': 'ireland',
  'eu-west-2': 'london',
  'eu-west-3': 'paris',
  'sa-east-1': 'saopaulo',
  'us-east-1': 'virginia',
  'us-east-2': 'ohio',
  'us-west-1': 'oregon',
  'us-west-2': 'oregon',
};

/** Regions whose sample data lies elsewhere. */
const DATASETS: Readonly<Record<string, string>> = {
  'ap-southeast-3': 'oregon',
};

const ARTIFACTS: Readonly<Record<string, readonly string[]>> = {
  'us-west-1': ['databricks-prod-artifacts-us-west-2'],
  'us-west-2': [
    'databricks-prod-artifacts-us-west-2',
    'databricks-update-oregon',
  ],
};

/**
 * The buckets of Databricks for a region. A region that nothing is published
 * about has no sample data and no log bucket here.
 *
 * Source: databricks/terraform-databricks-sra, aws/tf/variables.tf, 2026-07-23.
 *
 * @public
 */
export function databricksBuckets(region: string): DatabricksBuckets {
  const place = PLACES[region];
  const datasets = DATASETS[region] ?? place;
  return {
    artifacts: ARTIFACTS[region] ?? [`databricks-prod-artifacts-${region}`],
    systemTables: `system-tables-prod-${region}-uc-metastore-bucket`,
    ...(datasets && { datasets: `databricks-datasets-${datasets}` }),
    ...(place && { logs: `databricks-prod-storage-${place}` }),
  };
}
