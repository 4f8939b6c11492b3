import { z } from 'zod';
import type { Fault } from '@lakeport/rehearsal';
import { CommandError } from '../io/CommandError';
import { readBytes } from '../io/readBytes';

const faultsSchema = z.strictObject({
  faults: z.array(
    z.strictObject({
      operation: z.enum(['create', 'read', 'update', 'delete']),
      type: z.string().regex(/^[a-z][a-z0-9_]*$/, 'is no Terraform type'),
      region: z.string().optional(),
      count: z.int().positive().optional(),
      message: z.string().min(1),
    }),
  ),
});

/**
 * Faults of a rehearsal from a JSON file `{"faults":[…]}`.
 *
 * @throws CommandError (exit code 2) when it cannot be read or says something else.
 */
export async function readFaults(path: string): Promise<Fault[]> {
  const text = new TextDecoder().decode(await readBytes(path));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${path} is not JSON`, {
      hint: 'Example: {"faults":[{"operation":"create","type":"aws_nat_gateway","message":"NatGatewayLimitExceeded"}]}',
      cause: error,
    });
  }
  const result = faultsSchema.safeParse(value);
  if (result.success) return result.data.faults;
  throw new CommandError(
    `${path} does not list faults:\n${z.prettifyError(result.error)}`,
    {
      hint: 'A fault has operation (create, read, update, delete), type, message, and if wanted region and count.',
    },
  );
}
