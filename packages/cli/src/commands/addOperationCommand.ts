import { Command } from 'commander';
import { confirmChange } from '../io/confirmChange';
import { openTarget } from '../operations/openTarget';
import { readProjectToRun } from '../operations/readProjectToRun';
import { runReported } from '../operations/runReported';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

type Operation = 'plan' | 'apply' | 'destroy';

interface OperationOptions {
  environment: string;
  rehearsal?: boolean;
  autoApprove?: boolean;
  json?: boolean;
}

const DESCRIPTIONS: Record<Operation, string> = {
  plan: 'show what applying an environment would change',
  apply: 'create or change an environment',
  destroy: "remove an environment's own stacks; shared ones stay",
};

const STEPS_PER_STACK: Record<Operation, number> = {
  plan: 2,
  apply: 3,
  destroy: 2,
};

/** Adds `lakeport plan|apply|destroy FILE --environment E [--rehearsal]`. */
export function addOperationCommand(
  program: Command,
  operation: Operation,
  context: CommandContext,
): void {
  const command = program
    .command(operation)
    .description(DESCRIPTIONS[operation])
    .argument('<file>', 'project file, usually lakeport.yaml')
    .requiredOption('-e, --environment <name>', 'environment of the project')
    .option(
      '--rehearsal',
      'use a rehearsal account kept beside the file, no real one',
    )
    .option('--json', 'print one JSON line per step to stdout');
  if (operation !== 'plan') {
    command.option('--auto-approve', 'do not ask; needed without a terminal');
  }
  const approval = operation === 'plan' ? '' : ' --auto-approve';
  command
    .addHelpText(
      'after',
      `${examples(
        `${operation} lakeport.yaml --environment dev${approval}`,
        `${operation} lakeport.yaml --environment dev --rehearsal`,
      )}

Needs terraform or tofu >= 1.10. Prints one JSON line per step with --json, or
when stdout is no terminal; the last one has "done": true. Exit code 1 on any
failure.`,
    )
    .action(async (file: string, options: OperationOptions) => {
      const { environment, json = false } = options;
      const rehearsal = Boolean(
        options.rehearsal || context.env.LAKEPORT_REHEARSAL_ACCOUNT,
      );
      const project = await readProjectToRun({
        file,
        operation,
        environment,
        json,
        rehearsal,
        context,
      });
      if (operation !== 'plan' && !options.rehearsal && !options.autoApprove) {
        await confirmChange(context.terminal, operation, environment);
      }
      const [{ synthesize }, { runOperation, TerraformEngine }] =
        await Promise.all([
          import('@lakeport/infra'),
          import('@lakeport/rehearsal'),
        ]);
      const synthesized = synthesize(project);
      const stacks = Object.values(synthesized.manifest.stacks).filter(
        stack => (stack.environment ?? environment) === environment,
      );
      await runReported({
        operation,
        environment,
        json,
        context,
        rehearsal,
        steps: stacks.length * STEPS_PER_STACK[operation],
        work: async (onEvent, signal) => {
          const engine = await TerraformEngine.find();
          const target = await openTarget({
            file,
            synthesized,
            rehearsal: options.rehearsal ?? false,
            context,
          });
          try {
            return await runOperation({
              operation,
              stacks: synthesized,
              environment,
              workDir: target.workDir,
              stateDir: target.stateDir,
              reattach: target.reattach,
              engine,
              onEvent,
              signal,
            });
          } finally {
            await target.close();
          }
        },
      });
    });
}
