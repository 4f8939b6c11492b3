import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      databricks?: {
        /**
         * When the accounts are read. Default: every 30 minutes, 10 minutes at
         * most, beginning 30 seconds after the start.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Believes a list that is empty and was not before, and removes its
         * entities. Default: false, because a right that was taken away looks
         * just like that.
         */
        allowEmpty?: boolean;
      };
    };
  };
  databricks?: {
    catalog?: {
      /**
       * Owner of the entities, as an entity reference such as
       * group:default/data-platform. Default: unknown
       */
      defaultOwner?: string;
    };
  };
}
