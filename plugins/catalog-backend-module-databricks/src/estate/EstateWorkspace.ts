/**
 * A workspace, listed by its account or configured by itself.
 *
 * @public
 */
export interface EstateWorkspace {
  /** What tells it from all others of its source: its id, or its host. */
  key: string;
  /** Databricks workspace id, where it is known. */
  id?: string;
  name: string;
  /** Such as RUNNING; only an account tells it. */
  status?: string;
  /** AWS region. */
  region?: string;
  /** Origin (and path), without a slash at the end; may be empty. */
  url: string;
  /** Databricks account id, where it is known. */
  accountId?: string;
  customTags: Record<string, string>;
  /** By the workspace's tags. */
  project?: string;
  environment?: string;
  /** Of the network configuration that it is in. */
  vpcId?: string;
}
