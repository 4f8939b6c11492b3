import { Command } from 'commander';
import { readLakeportFile } from '../io/readLakeportFile';
import { manageFiles } from '../repository/managedFiles';
import { repositoryWorkflows } from '../repository/repositoryWorkflows';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

interface WorkflowsOptions {
  out: string;
  check?: boolean;
}

/** Adds `lakeport workflows FILE [--out DIR] [--check]`. */
export function addWorkflowsCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('workflows')
    .description(
      'write the GitHub workflows of a repository from its project or platform file',
    )
    .argument('<file>', 'project or platform file, usually lakeport.yaml')
    .option('-o, --out <folder>', 'folder of the repository', '.')
    .option(
      '--check',
      'only say whether they are up to date; exit code 1 if not',
    )
    .addHelpText(
      'after',
      `${examples(
        'workflows lakeport.yaml',
        'workflows lakeport.yaml --out . --check',
      )}

Writes check.yml, deploy.yml and drift.yml into <folder>/.github/workflows: whole
ones for a standalone project, for a project of a platform (github.workflows) ones
that call the platform's, and for a platform those that projects call, beside
platform.yml, which deploys the platform itself. A project gets sleep.yml when an
environment has a sleep.schedule; it is removed when none has.`,
    )
    .action(async (file: string, options: WorkflowsOptions) => {
      await manageFiles(
        options.out,
        repositoryWorkflows(await readLakeportFile(file), file),
        {
          check: options.check ?? false,
          command: `lakeport workflows ${file} --out ${options.out}`,
          terminal,
        },
      );
    });
}
