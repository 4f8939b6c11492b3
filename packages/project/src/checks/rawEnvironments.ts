import { z } from 'zod';

/** The environments of a file just as they are written. */
export const rawEnvironments = z
  .object({ spec: z.object({ environments: z.unknown() }) })
  .transform(({ spec }) => spec.environments)
  .catch(undefined);
