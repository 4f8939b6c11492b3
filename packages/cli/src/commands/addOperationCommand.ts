import { Command, InvalidArgumentError, Option } from 'commander';
import { isSharedTarget } from '@lakeport/project';
import type { OperationName, PlannedOperation } from '@lakeport/rehearsal';
import { CommandError } from '../io/CommandError';
import { isDeploymentId } from '../operations/Claim';
import { readFileToRun } from '../operations/readFileToRun';
import { runFileOperation } from '../operations/runFileOperation';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

interface OperationOptions {
  environment?: string;
  rehearsal?: boolean;
  autoApprove?: boolean;
  json?: boolean;
  operation?: PlannedOperation;
  save?: string;
  plan?: string;
  allowDestroy?: string[];
}

const DESCRIPTIONS: Record<OperationName, string> = {
  plan: 'show what applying an environment or a platform, or another operation, would change',
  apply: 'create or change an environment or a platform',
  destroy: "remove an environment's own stacks; shared ones stay",
  sleep: "remove what of an environment's network costs while nobody uses it",
  wake: "make an environment's network whole again",
  rotate: "make new secrets for an environment's service principals",
};

/** What a plan can be one of. */
const PLANNED: readonly PlannedOperation[] = [
  'apply',
  'destroy',
  'sleep',
  'wake',
  'rotate',
];

/** What can be done with a platform, and with what is between environments. */
const OF_PLATFORM: readonly OperationName[] = ['plan', 'apply', 'destroy'];

const EXACTLY = `

With --plan nothing but what that plan shows is done: it is refused when the
file, the states, the accounts or the providers are not as they were.`;

const MORE: Partial<Record<OperationName, string>> = {
  plan: `

--save keeps the plan in the state bucket, from where the operation with --plan
carries out exactly it. Plan files hold secrets; what is printed has none.`,
  apply: `${EXACTLY} A stack
that could not be planned then is planned when its turn comes, and goes on if it
does no more than was shown; else it stops with exit code 4, and what is done
stays.`,
  destroy: EXACTLY,
  rotate: EXACTLY,
  wake: EXACTLY,
  sleep: `

Takes away default routes, NAT gateways and the interface endpoints of STS and
Kinesis, and says first what stops working.${EXACTLY}`,
};

function planId(id: string): string {
  if (!isDeploymentId(id)) {
    throw new InvalidArgumentError(
      'It is 1 to 64 letters, digits and hyphens.',
    );
  }
  return id;
}

function collect(address: string, before: string[] = []): string[] {
  return [...before, address];
}

/** Adds `lakeport plan|apply|destroy|sleep|wake|rotate FILE --environment E`. */
export function addOperationCommand(
  program: Command,
  operation: OperationName,
  context: CommandContext,
): void {
  const command = program
    .command(operation)
    .description(DESCRIPTIONS[operation])
    .argument(
      '<file>',
      OF_PLATFORM.includes(operation)
        ? 'project or platform file, usually lakeport.yaml'
        : 'project file, usually lakeport.yaml',
    )
    .option(
      '-e, --environment <name>',
      'environment of the project, or connectivity or regions',
    )
    .option(
      '--rehearsal',
      'use a rehearsal account kept beside the file, no real one',
    )
    .option('--json', 'print one JSON line per step to stdout');
  if (operation !== 'plan') {
    command.option('--auto-approve', 'do not ask; needed without a terminal');
  }
  if (operation === 'plan') {
    command
      .addOption(
        new Option(
          '--operation <operation>',
          'what is planned (default: apply)',
        ).choices(PLANNED),
      )
      .option('--save <id>', 'keep the plan under this id', planId);
  } else {
    command.option(
      '--plan <id>',
      'carry out exactly the plan of this id',
      planId,
    );
  }
  if (operation === 'plan' || operation === 'apply') {
    command.option(
      '--allow-destroy <address>',
      'let this be destroyed or made anew, though it holds data; may be repeated',
      collect,
    );
  }
  const approval = operation === 'plan' ? '' : ' --auto-approve';
  command
    .addHelpText(
      'after',
      `${examples(
        `${operation} lakeport.yaml --environment dev${approval}`,
        `${operation} lakeport.yaml --environment dev --rehearsal`,
        ...(operation === 'plan'
          ? [
              'plan lakeport.yaml --environment dev --save 2026-09-01',
              'plan lakeport.yaml --environment dev --operation sleep',
            ]
          : [`${operation} lakeport.yaml --environment dev --plan 2026-09-01`]),
      )}${MORE[operation] ?? ''}

Needs terraform or tofu >= 1.10. Prints one JSON line per step with --json, or
when stdout is no terminal; the last one has "done": true. Exit code 1 on any
failure.`,
    )
    .action(async (file: string, options: OperationOptions) => {
      const { environment, json = false, rehearsal = false } = options;
      const subject = options.operation ?? operation;
      const declared = await readFileToRun({
        file,
        needsEnvironment: true,
        operation,
        environment,
        json,
        rehearsal: rehearsal || Boolean(context.env.LAKEPORT_REHEARSAL_ACCOUNT),
        context,
      });
      if (declared.kind === 'Platform' && !OF_PLATFORM.includes(subject)) {
        throw new CommandError(
          `${file} is the file of a platform: there is nothing to ${subject}`,
        );
      }
      if (
        declared.kind === 'Project' &&
        environment !== undefined &&
        isSharedTarget(declared.project, environment) &&
        !OF_PLATFORM.includes(subject)
      ) {
        throw new CommandError(
          `${environment} is between environments: there is nothing to ${subject}`,
          { hint: 'Name an environment.' },
        );
      }
      await runFileOperation({
        operation,
        planned: options.operation,
        path: file,
        file: declared,
        environment,
        json,
        autoApprove: options.autoApprove ?? false,
        ownRehearsal: rehearsal,
        save: options.save,
        plan: options.plan,
        allowDestroy: options.allowDestroy ?? [],
        context,
      });
    });
}
