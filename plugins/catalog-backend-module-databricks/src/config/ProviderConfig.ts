import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { EstateOptions } from '../estate/EstateOptions';
import type { OwnerRule } from '../owners/OwnerRule';

/** How the entity providers work. */
export interface ProviderConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  estate: EstateOptions;
  /** Which VPCs of the AWS accounts are entities. */
  vpcs: 'all' | 'databricks';
  /** `spec.owner` of an entity that has no other. */
  defaultOwner: string;
  ownerRules: OwnerRule[];
  rejectRemovalsAbovePercentage: number;
  /** What is wrong in app-config, with its path. */
  problems: string[];
}
