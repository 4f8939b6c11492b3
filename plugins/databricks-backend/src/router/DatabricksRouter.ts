import type { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { spec } from '../schema/spec';

/** A router that knows the routes of openapi.yaml with their parameters and answers. */
export type DatabricksRouter = ReturnType<
  typeof createValidatedOpenApiRouter<typeof spec>
>;
