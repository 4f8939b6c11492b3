import { Command } from 'commander';
import { isSharedTarget, sleepStateDue } from '@lakeport/project';
import { CommandError } from '../io/CommandError';
import { readProject } from '../io/readProject';
import { requireTarget } from '../io/requireTarget';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

interface DueOptions {
  environment: string;
  at?: string;
}

/** ISO 8601 with a time and an offset: anything else means another moment elsewhere. */
const INSTANT =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function momentOf(text: string): Date {
  const moment = new Date(text);
  if (!INSTANT.test(text) || Number.isNaN(moment.getTime())) {
    throw new CommandError(`"${text}" is no point in time`, {
      hint: 'Example: 2026-09-01T20:00:00Z or 2026-09-01T22:00:00+02:00',
    });
  }
  return moment;
}

/** Adds `lakeport due FILE --environment E [--at ISO]`. */
export function addDueCommand(program: Command, context: CommandContext): void {
  program
    .command('due')
    .description('whether an environment is due to be asleep or awake')
    .argument('<file>', 'project file, usually lakeport.yaml')
    .requiredOption('-e, --environment <name>', 'environment of the project')
    .option('--at <time>', 'ISO 8601 with an offset; now when left out')
    .addHelpText(
      'after',
      `${examples(
        'due lakeport.yaml --environment dev',
        'due lakeport.yaml --environment dev --at 2026-09-01T20:00:00Z',
      )}

Prints asleep, awake, or none where the file has no sleep.schedule.`,
    )
    .action(async (file: string, options: DueOptions) => {
      const at = options.at ? momentOf(options.at) : new Date();
      const project = await readProject(file);
      requireTarget(project, options.environment);
      // What is between environments never sleeps.
      const sleep = isSharedTarget(project, options.environment)
        ? undefined
        : project.spec.environments[options.environment].sleep;
      context.terminal.out(
        sleep?.schedule ? sleepStateDue(sleep.schedule, at) : 'none',
      );
    });
}
