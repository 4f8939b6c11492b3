import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandContext } from '../commands/CommandContext';
import { CommandError } from '../io/CommandError';
import { exitCodes } from '../io/exitCodes';
import { Interruption } from '../operations/Interruption';
import { readSharedAccount } from '../operations/readSharedAccount';
import { readSnapshot, SnapshotRequest } from './readSnapshot';
import { TerraformAccount } from './TerraformAccount';

/**
 * Reads a workspace through Terraform, with the credentials of whoever runs it,
 * or in the rehearsal account that `LAKEPORT_REHEARSAL_ACCOUNT` names.
 *
 * @throws CommandError when there is no Terraform, or it cannot be read
 */
export async function takeSnapshot(
  request: SnapshotRequest & { awsRoles: readonly string[] },
  { env, terminal }: CommandContext,
): Promise<unknown> {
  const [{ requiredProviders }, { TerraformEngine, TerraformReader }] =
    await Promise.all([
      import('@lakeport/infra'),
      import('@lakeport/rehearsal'),
    ]);
  const shared = await readSharedAccount(env);
  const engine = await TerraformEngine.find();
  const interruption = new Interruption();
  const folder = await mkdtemp(join(tmpdir(), 'lakeport-adopt-'));
  try {
    const place = {
      accountId: request.accountId,
      awsRoles: request.awsRoles,
      required: requiredProviders(),
    };
    const reader = new TerraformReader(
      {
        engine,
        folder,
        ...(shared && { reattach: JSON.stringify(shared.reattach) }),
        signal: interruption.signal,
      },
      { required: place.required, configured: {} },
    );
    return await readSnapshot(
      new TerraformAccount(place, reader),
      request,
      what => terminal.note(`reading ${what}`),
    );
  } catch (error) {
    if (interruption.signal.aborted) {
      throw new CommandError('interrupted', {
        exitCode: exitCodes.interrupted,
        cause: error,
      });
    }
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandError(`the workspace cannot be read: ${message}`, {
      exitCode: exitCodes.failed,
      hint: 'Check the ids, and that the credentials are those of an account admin.',
      cause: error,
    });
  } finally {
    interruption.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
