import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { DatabricksConfigProblem } from './DatabricksConfig';
import type { DatabricksOwnerRule } from './DatabricksOwnerRule';

/**
 * The sections `catalog.providers.databricks` and `databricks.catalog` of
 * app-config: how the entity providers work.
 *
 * @public
 */
export interface EntityProviderConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** How a reading is seen. */
  estate: {
    include: { schemas: boolean; warehouses: boolean };
    limits: {
      /** Schemas of one catalog that are entities. */
      schemasPerCatalog: number;
      /** Schemas of one source that are entities. */
      schemas: number;
    };
    /** Believes a list that is empty and was not before. */
    allowEmpty: boolean;
  };
  /** Which VPCs of the AWS accounts are entities. */
  vpcs: 'all' | 'databricks';
  /** `spec.owner` of an entity that has no other. */
  defaultOwner: string;
  ownerRules: DatabricksOwnerRule[];
  rejectRemovalsAbovePercentage: number;
  /** What is wrong with the sections. */
  problems: DatabricksConfigProblem[];
}
