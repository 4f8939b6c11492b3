import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { planAdoption, type WorkspaceSnapshot } from '@lakeport/project';
import {
  adoptionBase,
  requireBase,
  type AdoptionOptions,
} from '../adopt/adoptionBase';
import { adoptionFiles } from '../adopt/adoptionFiles';
import { describeAdoption } from '../adopt/describeAdoption';
import { checkedSnapshot, readSnapshotFile } from '../adopt/readSnapshotFile';
import { takeSnapshot } from '../adopt/takeSnapshot';
import { CommandError } from '../io/CommandError';
import { describeSystemError } from '../io/describeSystemError';
import { exitCodes } from '../io/exitCodes';
import { InvalidFileError } from '../io/InvalidFileError';
import { writeFileAtomically } from '../io/writeFileAtomically';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

interface AdoptOptions extends AdoptionOptions {
  workspaceId?: string;
  awsAccountId?: string;
  awsRole?: string[];
  group?: string[];
  user?: string[];
  catalog?: string[];
  snapshot?: string;
  printSnapshot?: boolean;
  out: string;
  overwrite?: boolean;
  json?: boolean;
}

const FILES = ['lakeport.yaml', 'lakeport.imports.yaml'] as const;

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

function matching(pattern: RegExp, is: string) {
  return (value: string): string => {
    if (!pattern.test(value)) throw new InvalidArgumentError(`It is ${is}.`);
    return value;
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ROLE = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Refuses before anything is asked, so that nothing is done twice. */
async function refuseToOverwrite({
  json,
  out,
  overwrite,
}: AdoptOptions): Promise<void> {
  if (overwrite || json) return;
  const paths = FILES.map(name => join(out, name));
  const there = [];
  for (const path of paths) {
    if (await exists(path)) there.push(path);
  }
  if (there.length > 0) {
    throw new CommandError(
      `${there.join(' and ')} ${
        there.length > 1 ? 'are' : 'is'
      } there already, and would be overwritten`,
      { hint: 'Choose another folder with --out, or say --overwrite.' },
    );
  }
}

async function snapshotOf(
  options: AdoptOptions,
  context: CommandContext,
): Promise<WorkspaceSnapshot> {
  const { accountId, catalog, snapshot, workspaceId } = options;
  if (snapshot !== undefined) return readSnapshotFile(snapshot);
  if (!accountId || !workspaceId) {
    throw new CommandError(
      'which workspace it is has to be said with --account-id and --workspace-id',
      { hint: 'Or give what was read before with --snapshot.' },
    );
  }
  return checkedSnapshot(
    `what was read of workspace ${workspaceId}`,
    await takeSnapshot(
      {
        accountId,
        workspaceId,
        groups: options.group ?? [],
        users: options.user ?? [],
        catalogs: catalog,
        awsRoles: options.awsRole ?? [],
      },
      context,
    ),
  );
}

/** Adds `lakeport adopt`. */
export function addAdoptCommand(
  program: Command,
  context: CommandContext,
): void {
  const { exit, terminal } = context;
  program
    .command('adopt')
    .description(
      'write the files of a project for a workspace that was made elsewhere',
    )
    .option(
      '--account-id <id>',
      'the Databricks account of the workspace',
      matching(UUID, 'a UUID, which the account console shows'),
    )
    .option(
      '--workspace-id <id>',
      'the workspace',
      matching(/^\d{1,20}$/, 'the digits of the workspace'),
    )
    .option('--snapshot <file>', 'what was read before; - for stdin')
    .option('--print-snapshot', 'only print what is read, as JSON')
    .option('--project <name>', 'name of the project', '')
    .option('-e, --environment <name>', 'name of the environment', 'prod')
    .option(
      '--owner <ref>',
      'who owns the project, such as group:default/data',
      '',
    )
    .option('--title <text>', "the project's name for people")
    .option('--description <text>', 'what the project is for')
    .option('--repository <name>', 'where the files go, as organization/name')
    .option('--facts <json>', 'what the project copies from its platform')
    .option('--admin-account-id <id>', 'the umbrella AWS account')
    .option('--admin-role <name>', 'role in it', 'TerraformAdminRole')
    .option(
      '--child-role <name>',
      "role in the workspace's AWS account",
      'TerraformChildRole',
    )
    .option('--state-bucket <name>', "bucket of Terraform's state")
    .option('--state-region <region>', "its region (default: the workspace's)")
    .option(
      '--aws-account-id <id>',
      "the workspace's AWS account, where its role does not tell it",
      matching(/^\d{12}$/, 'twelve digits'),
    )
    .option(
      '--aws-role <arn>',
      'role to read AWS with; may be repeated, each assumed from the one before',
      (value: string, before?: string[]) =>
        collect(matching(ROLE, 'the ARN of a role')(value), before),
    )
    .option(
      '--group <name>',
      'a group that may be in the workspace; may be repeated',
      collect,
    )
    .option(
      '--user <address>',
      'a person who may be in it; may be repeated',
      collect,
    )
    .option(
      '--catalog <name>',
      'a catalog to take over; may be repeated (default: the isolated ones)',
      collect,
    )
    .option('-o, --out <folder>', 'where the files go', '.')
    .option('--overwrite', 'overwrite files that are there')
    .option('--json', 'print files and report as JSON, and write nothing')
    .addHelpText(
      'after',
      `${examples(
        'adopt --account-id 0d26daa6-5e44-4c97-a497-ef015f91254a --workspace-id 1234567890123456 --project legacy --owner group:default/data --admin-account-id 100000000001 --state-bucket acme-terraform-tf-state --group data-engineers',
        'adopt --account-id 0d26daa6-5e44-4c97-a497-ef015f91254a --workspace-id 1234567890123456 --print-snapshot > legacy.json',
        'adopt --snapshot legacy.json --project legacy --owner group:default/data --facts "$(lakeport facts platform.yaml legacy)" --out legacy',
      )}

Writes lakeport.yaml, which names what there is, and lakeport.imports.yaml, by
which the next apply takes it over. Nothing is changed by it, and the first apply
destroys nothing: what it changes is listed, and so is what the file cannot say.

Without --snapshot it reads through Terraform (>= 1.10, or OpenTofu), with your
own credentials of Databricks (an account admin) and AWS. Who may enter a
workspace cannot be listed that way: name groups and people.

Exit codes: 0 done, 1 something is missing for a valid file or cannot be read,
2 wrong usage or files are there already.`,
    )
    .action(async (options: AdoptOptions) => {
      if (options.printSnapshot) {
        const found = await snapshotOf(options, context);
        terminal.out(JSON.stringify(found, null, 2));
        return;
      }
      const missing = [
        ...(options.project ? [] : ['--project']),
        ...(options.owner ? [] : ['--owner']),
      ];
      if (missing.length > 0) {
        throw new CommandError(`${missing.join(' and ')} has to be said`);
      }
      requireBase(options);
      await refuseToOverwrite(options);
      const snapshot = await snapshotOf(options, context);
      const plan = planAdoption(snapshot, {
        environment: options.environment,
        project: adoptionBase(options, {
          accountId: snapshot.accountId,
          region: snapshot.workspace.region,
        }),
        awsAccountId: options.awsAccountId,
        catalogs: options.catalog,
      });
      const { problems, report } = plan;
      if (problems.length > 0) {
        if (options.json) {
          terminal.out(JSON.stringify({ valid: false, problems, report }));
          exit(exitCodes.failed);
          return;
        }
        throw new InvalidFileError('lakeport.yaml', [...problems]);
      }
      const files = await adoptionFiles(plan);
      if (options.json) {
        terminal.out(
          JSON.stringify({ valid: true, problems: [], report, files }),
        );
        return;
      }
      try {
        for (const name of FILES) {
          await writeFileAtomically(join(options.out, name), files[name]);
        }
      } catch (error) {
        throw new CommandError(
          `cannot write to ${options.out}: ${describeSystemError(error)}`,
          { cause: error },
        );
      }
      FILES.forEach(name => terminal.out(`wrote ${join(options.out, name)}`));
      describeAdoption(report).forEach(terminal.out);
      terminal.out('');
      terminal.out(
        `See for yourself: lakeport plan ${join(
          options.out,
          FILES[0],
        )} --environment ${options.environment}`,
      );
    });
}
