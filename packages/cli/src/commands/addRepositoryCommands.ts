import { Command } from 'commander';
import { addBundleCommand } from './addBundleCommand';
import { addDocsCommand } from './addDocsCommand';
import { addExtendCommand } from './addExtendCommand';
import { addRenderPlanCommand } from './addRenderPlanCommand';
import { addWorkflowsCommand } from './addWorkflowsCommand';
import { CommandContext } from './CommandContext';

/** Adds the commands that look after a project's repository. */
export function addRepositoryCommands(
  program: Command,
  context: CommandContext,
): void {
  addRenderPlanCommand(program, context);
  addWorkflowsCommand(program, context);
  addDocsCommand(program, context);
  addBundleCommand(program, context);
  addExtendCommand(program, context);
}
