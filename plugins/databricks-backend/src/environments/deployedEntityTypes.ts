import { entityTypes } from '@lakeport/backstage-plugin-databricks-common';

/** Values of `spec.type` of what is deployed by its name: environments and what is between them. */
export const deployedEntityTypes: readonly string[] = [
  entityTypes.environment,
  entityTypes.sharedStack,
];
