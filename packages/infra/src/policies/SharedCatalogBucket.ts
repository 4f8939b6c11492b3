import { ReachedBucket } from './ReachedBucket';

/**
 * The bucket of a catalog that other workspaces of the metastore may use.
 *
 * @public
 */
export interface SharedCatalogBucket extends ReachedBucket {
  /** Of the bucket and of the role that reads and writes it. */
  readonly awsAccountId: string;
}
