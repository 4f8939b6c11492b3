import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';

export interface Config {
  databricks?: {
    deployments?: {
      /** File name of the workflow that deploys, in .github/workflows. Default: deploy.yml */
      workflow?: string;
      /**
       * The shortest time between two looks at a running deployment, in seconds, 1
       * or more. While nothing changes it grows to a minute. Default: 5
       */
      pollSeconds?: number;
      /** Who approves what changes an environment. */
      approval?: {
        /**
         * Whether the portal holds a deployment back until somebody with the
         * permission databricks.deployment.approve has read its plan. Protection
         * rules of the GitHub environment come first: where they name reviewers,
         * GitHub holds it back and the portal does not. Default: always
         */
        portal?: 'always' | 'never';
        /** Whether who asks for a deployment may also approve it in the portal. Default: true */
        selfReview?: boolean;
        /**
         * Lets people who have the permission databricks.deployment.approve review
         * at GitHub without a GitHub token of their own: the portal does it with
         * its credentials, and says in the comment who decided. Default: false
         */
        withPortalCredentials?: boolean;
        /**
         * A deployment that nobody has reviewed for this long is cancelled, because
         * its plan is old; a minute or more. Default: { days: 7 }
         */
        expireAfter?: HumanDuration;
      };
    };
    environments?: {
      /**
       * How often the environments of the catalog are read into the database,
       * where lists are narrowed by permissions. Default: every minute
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    unityCatalog?: {
      /**
       * Whose rights Unity Catalog is read with: the portal's service principal's,
       * or those of each person, whose requests then carry their own Databricks
       * token (header X-Databricks-Token). Permissions hold in both. Default: portal
       */
      readAs?: 'portal' | 'user';
      /**
       * What may be read of results of a search, where the permission policy goes
       * by it: owners, tags of catalogs and schemas, and those of tables and volumes
       * themselves, one request to Databricks for each. What is left out is unknown
       * to search, which denies what depends on it. Default: all three
       */
      ruleFacts?: Array<'owner' | 'tags' | 'objectTags'>;
      /**
       * How long what the permission policy says of a person holds for what they
       * see of Unity Catalog, in seconds from 0 (it is asked each time) to 60. A
       * refusal is never kept. Default: 5
       */
      keepDecisionsSeconds?: number;
      /**
       * Whether each backend reads after its start what the explorer shows first:
       * the metastores, the catalogs of each of the first twenty, a page of them
       * through each of the first hundred workspaces, and what is in one catalog,
       * four requests at a time; at last what is kept by then through the plugin's
       * own API. Nothing waits for it. With `readAs: user` nothing is read.
       * Default: true
       */
      warmUp?: boolean;
    };
    drift?: {
      /**
       * How often the portal looks for what the runs of drift.yml have found.
       * Default: every ten minutes
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    timeline?: {
      /**
       * How often statuses of workspaces are looked at while one of them is being
       * made or a deployment runs; else it is every five minutes. Default: every 15
       * seconds
       */
      schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
    /** What workspaces cost at list prices, by system tables. */
    cost?: {
      /**
       * SQL warehouses that are asked, every six hours at most and when somebody
       * looks. One does for all workspaces of its Databricks account; a workspace's
       * own is taken before others.
       */
      warehouses?: Array<{
        /** Id, in quotes, or name of the workspace that the warehouse is in. */
        workspace?: string;
        /** Id of the warehouse. */
        warehouseId?: string;
      }>;
      /** How many days costs are shown of, 1 to 365. Default: 30 */
      days?: number;
      /** Currency of the list prices. Default: USD */
      currency?: string;
    };
  };
}
