import { createRouteRef } from '@backstage/core-plugin-api';

/** The page with every workspace. */
export const rootRouteRef = createRouteRef({ id: 'databricks' });
