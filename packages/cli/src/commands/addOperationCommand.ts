import { Command, InvalidArgumentError } from 'commander';
import type { OperationName } from '@lakeport/rehearsal';
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
  save?: string;
  plan?: string;
  allowDestroy?: string[];
}

const DESCRIPTIONS: Record<OperationName, string> = {
  plan: 'show what applying an environment or a platform would change',
  apply: 'create or change an environment or a platform',
  destroy: "remove an environment's own stacks; shared ones stay",
  sleep: "remove what of an environment's network costs while nobody uses it",
  wake: "make an environment's network whole again",
  rotate: "make new secrets for an environment's service principals",
};

const MORE: Partial<Record<OperationName, string>> = {
  plan: `

--save keeps the plan in the state bucket, from where "apply --plan" applies
exactly it. Plan files hold secrets; what is printed has none.`,
  apply: `

With --plan nothing but that plan is applied: it is refused when the file or
anything in the accounts' states has changed since. A stack that could not be
planned then is planned when its turn comes, and goes on if it does no more than
was shown; else it stops with exit code 4, and what is done stays.`,
  sleep: `

Takes away default routes, NAT gateways and the interface endpoints of STS and
Kinesis, and says first what stops working.`,
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
  const ofPlatform = !['sleep', 'wake', 'rotate'].includes(operation);
  const command = program
    .command(operation)
    .description(DESCRIPTIONS[operation])
    .argument(
      '<file>',
      ofPlatform
        ? 'project or platform file, usually lakeport.yaml'
        : 'project file, usually lakeport.yaml',
    )
    .option('-e, --environment <name>', 'environment of the project')
    .option(
      '--rehearsal',
      'use a rehearsal account kept beside the file, no real one',
    )
    .option('--json', 'print one JSON line per step to stdout');
  if (operation !== 'plan') {
    command.option('--auto-approve', 'do not ask; needed without a terminal');
  }
  if (operation === 'plan') {
    command.option('--save <id>', 'keep the plan under this id', planId);
  }
  if (operation === 'apply') {
    command.option('--plan <id>', 'apply exactly the plan of this id', planId);
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
          ? ['plan lakeport.yaml --environment dev --save 2026-09-01']
          : []),
        ...(operation === 'apply'
          ? ['apply lakeport.yaml --environment dev --plan 2026-09-01']
          : []),
      )}${MORE[operation] ?? ''}

Needs terraform or tofu >= 1.10. Prints one JSON line per step with --json, or
when stdout is no terminal; the last one has "done": true. Exit code 1 on any
failure.`,
    )
    .action(async (file: string, options: OperationOptions) => {
      const { environment, json = false, rehearsal = false } = options;
      const declared = await readFileToRun({
        file,
        needsEnvironment: true,
        operation,
        environment,
        json,
        rehearsal: rehearsal || Boolean(context.env.LAKEPORT_REHEARSAL_ACCOUNT),
        context,
      });
      if (declared.kind === 'Platform' && !ofPlatform) {
        throw new CommandError(
          `${file} is the file of a platform: there is nothing to ${operation}`,
        );
      }
      await runFileOperation({
        operation,
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
