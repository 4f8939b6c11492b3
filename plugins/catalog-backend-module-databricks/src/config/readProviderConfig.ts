import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

/** How the entity provider works. */
export interface ProviderConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** `spec.owner` of every entity. */
  owner: string;
  /** Believes a source that turns up empty. */
  allowEmpty: boolean;
}

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 30 },
};

/** Reads `catalog.providers.databricks` and `databricks.catalog` of app-config. */
export function readProviderConfig(root: RootConfigService): ProviderConfig {
  const schedule = root.getOptionalConfig(
    'catalog.providers.databricks.schedule',
  );
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : DEFAULT_SCHEDULE,
    owner:
      root.getOptionalString('databricks.catalog.defaultOwner') ?? 'unknown',
    allowEmpty:
      root.getOptionalBoolean('catalog.providers.databricks.allowEmpty') ??
      false,
  };
}
