import { Command } from 'commander';
import { readProject } from '../io/readProject';
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
    .description('fit the GitHub workflows of a repository to a project file')
    .argument('<file>', 'project file, usually lakeport.yaml')
    .option('-o, --out <folder>', 'folder of the repository', '.')
    .option('--check', 'only say whether they fit; exit code 1 if not')
    .addHelpText(
      'after',
      `${examples(
        'workflows lakeport.yaml',
        'workflows lakeport.yaml --out . --check',
      )}

Writes <folder>/.github/workflows/sleep.yml when an environment has a
sleep.schedule, and removes it when none has. In check.yml, deploy.yml and
drift.yml it sets what the jobs run on, and nothing else.`,
    )
    .action(async (file: string, options: WorkflowsOptions) => {
      const project = await readProject(file);
      await manageFiles(
        options.out,
        await repositoryWorkflows(options.out, project),
        {
          check: options.check ?? false,
          command: `lakeport workflows ${file} --out ${options.out}`,
          terminal,
        },
      );
    });
}
