import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { BootstrapStep } from '../bootstrap/BootstrapStep';
import { CommandError } from '../io/CommandError';
import { describeSystemError } from '../io/describeSystemError';
import { exitCodes } from '../io/exitCodes';
import { harmless } from '../io/harmless';
import { readPlatform } from '../io/readPlatform';
import { writeFileAtomically } from '../io/writeFileAtomically';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

interface BootstrapOptions {
  account: string[];
  administrator: string[];
  profile: Record<string, string>;
  out?: string;
  json?: boolean;
  run?: boolean;
  autoApprove?: boolean;
}

function accountId(text: string, before: string[]): string[] {
  if (!/^\d{12}$/.test(text)) {
    throw new InvalidArgumentError('It is the 12 digits of an AWS account.');
  }
  return [...before, text];
}

function administratorArn(text: string, before: string[]): string[] {
  if (!/^arn:aws:iam::\d{12}:(user|role)\/[\w+=,.@/-]{1,512}$/.test(text)) {
    throw new InvalidArgumentError(
      'It is the ARN of an IAM user or role, such as arn:aws:iam::100000000001:user/TerraformAdmin.',
    );
  }
  return [...before, text];
}

function accountProfile(
  text: string,
  before: Record<string, string>,
): Record<string, string> {
  const [, account, profile] =
    /^(\d{12})=([\w+=,.@/ -]{1,128})$/.exec(text) ?? [];
  if (!account || profile.startsWith('-')) {
    throw new InvalidArgumentError(
      'It is an account and a profile, such as 100000000002=payments-dev.',
    );
  }
  return { ...before, [account]: profile };
}

async function writeFiles(
  folder: string,
  steps: readonly BootstrapStep[],
): Promise<void> {
  try {
    for (const { files } of steps) {
      for (const [name, content] of Object.entries(files)) {
        await writeFileAtomically(
          join(folder, name),
          `${JSON.stringify(content, null, 2)}\n`,
        );
      }
    }
  } catch (error) {
    throw new CommandError(
      `cannot write to ${folder}: ${describeSystemError(error)}`,
      { cause: error },
    );
  }
}

/** Adds `lakeport bootstrap FILE [--account ID…] [--administrator ARN…] [--out DIR] [--run]`. */
export function addBootstrapCommand(
  program: Command,
  context: CommandContext,
): void {
  const { terminal, exit } = context;
  program
    .command('bootstrap')
    .description(
      'show, or do, what a platform needs before Terraform can run: state bucket, identity provider, roles',
    )
    .argument('<file>', 'platform file, usually lakeport.yaml')
    .option(
      '--account <id>',
      'only this AWS account, also one that no project has yet; may be repeated',
      accountId,
      [],
    )
    .option(
      '--administrator <arn>',
      'a user or role that may assume the admin role; may be repeated',
      administratorArn,
      [],
    )
    .option('-o, --out <folder>', 'write the policies there, as JSON files')
    .option('--json', 'print the steps, or with --run their ends, as JSON')
    .option('--run', 'do what is missing, with the aws command')
    .option(
      '--profile <account=profile>',
      "with --run: the aws command's profile for an account; may be repeated",
      accountProfile,
      {},
    )
    .option('--auto-approve', 'with --run: do not ask before each account')
    .addHelpText(
      'after',
      `${examples(
        'bootstrap lakeport.yaml --administrator arn:aws:iam::100000000001:user/TerraformAdmin',
        'bootstrap lakeport.yaml --out policies',
        'bootstrap lakeport.yaml --account 100000000002 --run --profile 100000000002=payments-dev',
      )}

Everything is looked for first. What is as it should be is left alone, statements
of others in policies stay, and what differs is said. Without --administrator the
administrators that the admin role lets in already stay.

Without --run nothing is asked or changed. With it the credentials have to be an
administrator's of each account; an account that they are not of is skipped, exit
code 1.`,
    )
    .action(async (file: string, options: BootstrapOptions) => {
      const platform = await readPlatform(file);
      const { bootstrapSteps } = await import('../bootstrap/bootstrapSteps');
      const steps = bootstrapSteps(platform, {
        ...(options.account.length ? { accounts: options.account } : {}),
        administrators: options.administrator,
      });
      if (options.out !== undefined) await writeFiles(options.out, steps);
      if (options.run) {
        const { runBootstrap } = await import('../bootstrap/runBootstrap');
        const folder =
          options.out === undefined
            ? await mkdtemp(join(tmpdir(), 'lakeport-bootstrap-'))
            : resolve(options.out);
        try {
          const open = await runBootstrap({
            platform,
            steps,
            folder,
            profiles: options.profile,
            autoApprove: options.autoApprove ?? false,
            json: options.json ?? false,
            context,
          });
          exit(open ? exitCodes.failed : exitCodes.ok);
        } finally {
          if (options.out === undefined) {
            await rm(folder, { recursive: true, force: true });
          }
        }
        return;
      }
      const { describeBootstrap } = await import(
        '../bootstrap/describeBootstrap'
      );
      if (options.json) {
        const { afterBootstrap } = await import('../bootstrap/afterBootstrap');
        terminal.out(
          JSON.stringify(
            {
              platform: platform.metadata.name,
              steps: steps.map(
                ({ account, what, why, check, make, files }, index) => ({
                  step: index + 1,
                  account,
                  what,
                  why,
                  check: ['aws', ...check],
                  make: make.map(args => ['aws', ...args]),
                  files,
                }),
              ),
              afterwards: afterBootstrap(platform),
            },
            null,
            2,
          ),
        );
        return;
      }
      describeBootstrap(platform, steps, options.out).forEach(line =>
        terminal.out(harmless(line)),
      );
    });
}
