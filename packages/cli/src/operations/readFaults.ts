import type { Fault } from '@lakeport/rehearsal';
import { CommandError } from '../io/CommandError';
import { readBytes } from '../io/readBytes';

/**
 * Faults of a rehearsal from a JSON file `{"faults":[…]}`.
 *
 * @throws CommandError (exit code 2) when it cannot be read or says something else.
 */
export async function readFaults(path: string): Promise<Fault[]> {
  const text = new TextDecoder().decode(await readBytes(path));
  const { parseFaults } = await import('@lakeport/rehearsal');
  try {
    return parseFaults(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandError(`${path}: ${message}`, {
      hint: 'Example: {"faults":[{"operation":"create","type":"aws_nat_gateway","message":"NatGatewayLimitExceeded"}]}',
      cause: error,
    });
  }
}
