import { CustomErrorBase } from '@backstage/errors';

/**
 * A rule goes by something of an object of Unity Catalog that was not read, so
 * that it is neither true nor false of it. Whoever applies conditions takes it for
 * unknown and denies what depends on it.
 *
 * @public
 */
export class UnreadUnityFactError extends CustomErrorBase {
  constructor(fact: 'owner' | 'tags') {
    super(
      `The permission policy goes by ${fact} of an object of Unity Catalog, and they were not read: databricks.unityCatalog.ruleFacts of app-config leaves them out, or Databricks did not tell them to the portal`,
    );
    this.name = 'UnreadUnityFactError';
  }
}
