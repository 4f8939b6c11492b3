import type { EnvironmentResource } from '@lakeport/backstage-plugin-databricks-node';
import type { Repository } from '../environments/Environment';

/** An environment of the catalog as the database keeps it, for lists and rules in SQL. */
export interface IndexedEnvironment extends EnvironmentResource {
  /** Left out where the entity names none, or another one than its own. */
  repository?: Repository;
}
