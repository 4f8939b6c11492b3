import { Command } from 'commander';
import { readFaults } from '../operations/readFaults';
import { readProjectToRun } from '../operations/readProjectToRun';
import { runReported } from '../operations/runReported';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

const STEPS_PER_STACK = 6;

interface RehearseOptions {
  environment?: string;
  faults?: string;
  json?: boolean;
}

/** Adds `lakeport rehearse FILE [--environment E] [--faults F] [--json]`. */
export function addRehearseCommand(
  program: Command,
  context: CommandContext,
): void {
  program
    .command('rehearse')
    .description(
      'run all stacks from init to destroy against an account in memory',
    )
    .argument('<file>', 'project file, usually lakeport.yaml')
    .option('-e, --environment <name>', 'only this environment')
    .option('--faults <file>', 'JSON file with faults to plant')
    .option('--json', 'print one JSON line per step to stdout')
    .addHelpText(
      'after',
      `${examples(
        'rehearse lakeport.yaml',
        'rehearse lakeport.yaml --environment dev --json',
        'rehearse lakeport.yaml --faults faults.json',
      )}

Needs terraform or tofu >= 1.10 and no account. Prints one JSON line per step
with --json, or when stdout is no terminal; the last one has "done": true. Exit
code 1 on any failure.

A rehearsal proves references, types, order, idempotency and state handling; not
that AWS or Databricks accept the values.`,
    )
    .action(async (file: string, options: RehearseOptions) => {
      const { environment, json = false } = options;
      const faults = options.faults ? await readFaults(options.faults) : [];
      const project = await readProjectToRun({
        file,
        operation: 'rehearse',
        environment,
        json,
        rehearsal: true,
        context,
      });
      const [{ synthesize }, { rehearse, TerraformEngine }] = await Promise.all(
        [import('@lakeport/infra'), import('@lakeport/rehearsal')],
      );
      const stacks = synthesize(project);
      const count = Object.values(stacks.manifest.stacks).filter(
        stack =>
          !environment || (stack.environment ?? environment) === environment,
      ).length;
      await runReported({
        operation: 'rehearse',
        environment,
        json,
        context,
        rehearsal: true,
        steps: count * STEPS_PER_STACK,
        work: async (onEvent, signal) =>
          rehearse({
            stacks,
            environment,
            faults,
            engine: await TerraformEngine.find(),
            onEvent,
            signal,
          }),
      });
    });
}
