import { Command } from 'commander';
import { addAdoptCommand } from './commands/addAdoptCommand';
import { addBootstrapCommand } from './commands/addBootstrapCommand';
import { addCheckCommand } from './commands/addCheckCommand';
import { addClaimCommand } from './commands/addClaimCommand';
import { addDueCommand } from './commands/addDueCommand';
import { addFactsCommand } from './commands/addFactsCommand';
import { addMigrateCommand } from './commands/addMigrateCommand';
import { addOperationCommand } from './commands/addOperationCommand';
import { addRehearseCommand } from './commands/addRehearseCommand';
import { addRepositoryCommands } from './commands/addRepositoryCommands';
import { addShowCommand } from './commands/addShowCommand';
import { addSynthCommand } from './commands/addSynthCommand';
import { addTopologyCommand } from './commands/addTopologyCommand';
import { addTraceCommand } from './commands/addTraceCommand';
import { CommandContext } from './commands/CommandContext';
import { examples } from './commands/examples';

/** The `lakeport` command with all of its commands. */
export function createProgram(context: CommandContext): Command {
  const program = new Command('lakeport')
    .description(
      'Checks, synthesizes, rehearses and applies lakeport files of projects and platforms.',
    )
    .version(process.env.LAKEPORT_VERSION ?? '0.0.0-unbundled')
    .showSuggestionAfterError()
    .showHelpAfterError('(add --help for usage)')
    .exitOverride()
    .addHelpText(
      'after',
      `${examples(
        'check lakeport.yaml',
        'show lakeport.yaml',
        'rehearse lakeport.yaml --environment dev',
      )}

Exit codes: 0 done or valid, 1 problems or a failure, 2 something could not be
read or written, or wrong usage, 3 claimed by another run, 4 needs approval.`,
    );
  addCheckCommand(program, context);
  addShowCommand(program, context);
  addSynthCommand(program, context);
  addTopologyCommand(program, context);
  addTraceCommand(program, context);
  addOperationCommand(program, 'plan', context);
  addOperationCommand(program, 'apply', context);
  addOperationCommand(program, 'destroy', context);
  addOperationCommand(program, 'sleep', context);
  addOperationCommand(program, 'wake', context);
  addOperationCommand(program, 'rotate', context);
  addAdoptCommand(program, context);
  addBootstrapCommand(program, context);
  addClaimCommand(program, context);
  addDueCommand(program, context);
  addFactsCommand(program, context);
  addMigrateCommand(program, context);
  addRehearseCommand(program, context);
  addRepositoryCommands(program, context);
  return program;
}
