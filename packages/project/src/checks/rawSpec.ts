import { z } from 'zod';

/** The parts of a file's spec just as they are written. */
export const rawSpec = z
  .object({ spec: z.record(z.string(), z.unknown()) })
  .transform(({ spec }) => spec)
  .catch({});
