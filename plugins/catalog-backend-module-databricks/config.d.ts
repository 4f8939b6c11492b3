import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      databricks?: {
        /**
         * When accounts, workspaces and networks are read. Default: every 30
         * minutes, 10 minutes at most, beginning 30 seconds after the start.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** What becomes entities beyond workspaces, metastores, catalogs and VPCs. */
        include?: Array<'schemas' | 'warehouses'>;
        /**
         * Which VPCs of the AWS accounts are entities: those that a Databricks
         * network names or that carry lakeport's tags, or all. Default: databricks
         */
        vpcs?: 'databricks' | 'all';
        /** Schemas of one catalog that are entities. Default: 200 */
        maxSchemasPerCatalog?: number;
        /** Schemas of one account that are entities. Default: 10000 */
        maxSchemas?: number;
        /**
         * Believes a list that is empty and was not before, and removes its
         * entities. Default: false, because a right that was taken away looks
         * just like that.
         */
        allowEmpty?: boolean;
        /**
         * How much of one account may be removed at once without a person, in
         * percent, from 0 to 100; five entities always may. Default: 20
         */
        rejectRemovalsAbovePercentage?: number;
        /**
         * Removals that a person has let through, by what the log says of them.
         * Read at each refresh.
         */
        allowRemovals?: string | string[];
      };
    };
  };
  databricks?: {
    catalog?: {
      /**
       * Owner of entities that have no other, as an entity reference such as
       * group:default/data-platform. Default: unknown
       */
      defaultOwner?: string;
      /** Owners by rules; the first one that matches holds. */
      owners?: Array<{
        /** All that is named must match; `*` stands for any text. */
        match?: {
          /** Databricks account id. */
          account?: string;
          /** Name of a workspace: for it, its warehouses, and catalogs that it alone sees. */
          workspace?: string;
          /** Name of a catalog: for it and its schemas. */
          catalog?: string;
          /** Name of a schema. */
          schema?: string;
          /** Who owns the object in Databricks. */
          databricksOwner?: string;
          /**
           * `key` or `key=value`: a tag of a workspace or VPC, a property of a catalog
           * or schema.
           */
          tag?: string;
        };
        /** A group or user, such as group:default/sales. */
        owner?: string;
      }>;
    };
  };
}
