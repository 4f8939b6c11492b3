import type { JobSchedule } from './WorkspaceContent';

/**
 * One stage of the data: a place in S3 and the schema that it is seen as.
 *
 * `files` is what others write as it comes (JSON, CSV, Parquet); `delta` is
 * what jobs write as Delta tables, whose files no lifecycle rule may touch.
 *
 * @public
 */
export interface LakehouseZone {
  /** The schema in the environment's lakehouse catalog. */
  schema: string;
  format: 'files' | 'delta';
  /**
   * A place that is there, `s3://bucket/prefix`, in a bucket of somebody else;
   * left out, the zone gets a bucket of its own.
   */
  path?: string;
  /** Days after which files are deleted; only of a bucket of its own, with files. */
  retentionDays?: number;
  /** Days after which files move to S3 Glacier Flexible Retrieval. */
  transitionToGlacierDays?: number;
}

/**
 * A Kinesis data stream that Firehose delivers to a zone.
 *
 * @public
 */
export type LakehouseStream = (
  | { mode: 'on-demand' }
  | { mode: 'provisioned'; shards: number }
) & {
  /** A zone of files. */
  deliverTo: string;
  /** Firehose writes when so many seconds have passed, or so many MiB have come. */
  bufferSeconds: number;
  bufferMebibytes: number;
  /** How long the stream itself keeps records. */
  retentionHours: number;
};

/**
 * How data comes in.
 *
 * @public
 */
export interface LakehouseIngestion {
  streams: Record<string, LakehouseStream>;
  /** Roles and places for S3 Batch Operations, which copy into a zone. */
  batch?: { into: string };
  /** Networks outside AWS that reach S3 through an interface endpoint. */
  onPremises?: { cidrs: string[] };
}

/**
 * What starts the job that carries data from zone to zone: an object that is
 * written (EventBridge and Step Functions, or Databricks' own file arrival), or
 * the clock.
 *
 * @public
 */
export type LakehouseOrchestration = (
  | { trigger: 'eventbridge' }
  | { trigger: 'file-arrival'; minSecondsBetweenRuns: number }
  | { trigger: 'schedule'; schedule: JobSchedule }
) & {
  /** The notebooks that come with lakeport, or one of the team's by its path. */
  notebook: { mode: 'builtin' } | { mode: 'path'; path: string };
  /** A name in every environment's `compute.clusters`; serverless if left out. */
  cluster?: string;
};

/**
 * Zones from raw to refined, what fills them and what carries data from one to
 * the next, in each of the environments. Zones are in the order of the file.
 *
 * @public
 */
export interface Lakehouse {
  environments: string[];
  zones: Record<string, LakehouseZone>;
  ingestion: LakehouseIngestion;
  orchestration?: LakehouseOrchestration;
}
