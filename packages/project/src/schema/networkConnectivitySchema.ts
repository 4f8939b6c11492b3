import { z } from 'zod';
import { databricksFields } from './databricksFields';

/** A region's network connectivity configuration: a new one, or one that is there. */
export const networkConnectivitySchema = z
  .union([
    z.record(z.string(), z.never()),
    z.strictObject({ existing: databricksFields.networkConnectivityId }),
  ])
  .meta({ description: 'use {} to make one, or { existing: <id> }' })
  .transform((written): { mode: 'create' } | { mode: 'existing'; id: string } =>
    'existing' in written && written.existing
      ? { mode: 'existing', id: written.existing }
      : { mode: 'create' },
  );
