import { z } from 'zod';
import { hasType } from '../schema/hasType';

/**
 * A fault to be injected: the next `count` operations of that kind fail.
 *
 * @public
 */
export interface Fault {
  operation: 'create' | 'read' | 'update' | 'delete';
  /** Terraform type, such as `aws_nat_gateway`. */
  type: string;
  /** Only in this region; anywhere when left out. */
  region?: string;
  /** How often; once when left out. */
  count?: number;
  /** What the service would say. */
  message: string;
}

const faultsFile = z.strictObject({
  faults: z.array(
    z.strictObject({
      operation: z.enum(['create', 'read', 'update', 'delete']),
      type: z.string().refine(hasType, {
        error: ({ input }) =>
          `"${input}" is no type of the rehearsed providers; it would be one like aws_nat_gateway`,
      }),
      region: z.string().min(1).optional(),
      count: z.number().int().positive().optional(),
      message: z.string().min(1),
    }),
  ),
});

/**
 * Reads a faults file: JSON `{ "faults": [{ operation, type, … }] }`. A type
 * that no provider has is refused, since such a fault would never happen.
 *
 * @public
 * @param text - content of the file
 * @throws Error that says what is wrong and where
 */
export function parseFaults(text: string): Fault[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`The faults file is not JSON: ${error}`);
  }
  const result = faultsFile.safeParse(value);
  if (!result.success) {
    throw new Error(
      `The faults file is not right: ${z.prettifyError(result.error)}`,
    );
  }
  return result.data.faults;
}
