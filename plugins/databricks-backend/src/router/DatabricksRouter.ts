import type { TypedRouter } from '@backstage/backend-openapi-utils';
import type { DatabricksEndpoints } from './DatabricksEndpoints';

/** A router that knows the routes of openapi.yaml with their parameters and answers. */
export type DatabricksRouter = TypedRouter<DatabricksEndpoints>;
