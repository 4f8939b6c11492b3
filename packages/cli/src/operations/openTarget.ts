import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SynthesizedStacks } from '@lakeport/infra';
import { CommandContext } from '../commands/CommandContext';
import { CommandError } from '../io/CommandError';
import { exitCodes } from '../io/exitCodes';
import { findOwnFolder } from './findOwnFolder';
import { holdFolder } from './holdFolder';
import { readSharedAccount, SharedAccount } from './readSharedAccount';

/** What an operation runs against. */
export interface Target {
  rehearsal: boolean;
  /** Where Terraform runs. */
  workDir: string;
  /** Stands for the state bucket; left out, states are in the real one. */
  stateDir?: string;
  /** Attaches Terraform to a rehearsal account. */
  reattach?: string;
  close(): Promise<void>;
}

export interface TargetOptions {
  file: string;
  synthesized: SynthesizedStacks;
  rehearsal: boolean;
  context: CommandContext;
}

async function openSharedAccount(
  shared: SharedAccount,
  { synthesized }: TargetOptions,
): Promise<Target> {
  if (shared.seedUrl) {
    const { seedsFor } = await import('@lakeport/rehearsal');
    const response = await fetch(shared.seedUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(seedsFor(synthesized)),
    });
    if (!response.ok) {
      throw new CommandError(
        `the rehearsal account at ${shared.seedUrl} answered ${response.status}`,
        { exitCode: exitCodes.failed },
      );
    }
  }
  const workDir = await mkdtemp(join(tmpdir(), 'lakeport-work-'));
  return {
    rehearsal: true,
    workDir,
    stateDir: shared.stateDir,
    reattach: JSON.stringify(shared.reattach),
    close: () => rm(workDir, { recursive: true, force: true }),
  };
}

async function openOwnAccount(options: TargetOptions): Promise<Target> {
  const { file, synthesized, context } = options;
  const folder = await findOwnFolder({
    file,
    purpose: 'rehearsal',
    project: synthesized.manifest.project,
    instead: context.env.LAKEPORT_REHEARSAL_DIR,
    terminal: context.terminal,
  });
  const release = await holdFolder(folder, 'rehearsal');
  try {
    const { ProviderServer, RehearsalAccount, rehearsedTypes, seedsFor } =
      await import('@lakeport/rehearsal');
    const stateDir = join(folder, 'states');
    const account = await RehearsalAccount.open({
      snapshotFile: join(folder, 'account.json'),
    });
    account.seed(seedsFor(synthesized));
    const server = await ProviderServer.start(account, {
      types: rehearsedTypes(synthesized, stateDir),
    });
    return {
      rehearsal: true,
      workDir: join(folder, 'work'),
      stateDir,
      reattach: server.reattach,
      close: async () => {
        await server.stop();
        account.save();
        account.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * The account that an operation runs against: the rehearsal account that
 * `LAKEPORT_REHEARSAL_ACCOUNT` names, the file's own with `--rehearsal`, else
 * the real ones.
 */
export async function openTarget(options: TargetOptions): Promise<Target> {
  const shared = await readSharedAccount(options.context.env);
  if (shared) return openSharedAccount(shared, options);
  if (options.rehearsal) return openOwnAccount(options);
  // Kept, because Terraform's providers are downloaded into it.
  const workDir = await findOwnFolder({
    file: options.file,
    purpose: 'work',
    project: options.synthesized.manifest.project,
    terminal: options.context.terminal,
  });
  const release = await holdFolder(workDir, 'work');
  return { rehearsal: false, workDir, close: release };
}
