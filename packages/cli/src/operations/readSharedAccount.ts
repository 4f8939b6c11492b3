import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CommandError } from '../io/CommandError';
import { describeSystemError } from '../io/describeSystemError';

const sharedAccountSchema = z.object({
  reattach: z.record(z.string(), z.unknown()),
  stateDir: z.string().min(1),
  seedUrl: z.url({ protocol: /^http$/ }).optional(),
});

/** A rehearsal account that another process keeps. */
export type SharedAccount = z.infer<typeof sharedAccountSchema>;

/**
 * The rehearsal account that `LAKEPORT_REHEARSAL_ACCOUNT` names: a JSON file
 * with Terraform's reattach object, the folder that stands for the state
 * bucket, and where to put what the stacks look up.
 *
 * @throws CommandError when the variable is set and the file is of no use.
 */
export async function readSharedAccount(
  env: NodeJS.ProcessEnv,
): Promise<SharedAccount | undefined> {
  const path = env.LAKEPORT_REHEARSAL_ACCOUNT;
  if (!path) return undefined;
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandError(
      `cannot read LAKEPORT_REHEARSAL_ACCOUNT (${path}): ${describeSystemError(
        error,
      )}`,
      { cause: error },
    );
  }
  try {
    return sharedAccountSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new CommandError(
      `LAKEPORT_REHEARSAL_ACCOUNT (${path}) does not describe a rehearsal account`,
      {
        hint: 'It is JSON with "reattach" and "stateDir", written by the process that keeps the account.',
        cause: error,
      },
    );
  }
}
