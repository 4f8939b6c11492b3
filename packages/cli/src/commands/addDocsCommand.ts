import { join } from 'node:path';
import { Command } from 'commander';
import { readProject } from '../io/readProject';
import {
  ENVIRONMENT_PAGE,
  environmentPage,
} from '../repository/environmentPage';
import { manageFiles, readIfThere } from '../repository/managedFiles';
import { readmeSection, withReadmeSection } from '../repository/readmeSection';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

const README = 'README.md';

interface DocsOptions {
  out: string;
  check?: boolean;
}

/** Adds `lakeport docs FILE [--out DIR] [--check]`. */
export function addDocsCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('docs')
    .description('document what a project file declares in its repository')
    .argument('<file>', 'project file, usually lakeport.yaml')
    .option('-o, --out <folder>', 'folder of the repository', '.')
    .option('--check', 'only say whether it is up to date; exit code 1 if not')
    .addHelpText(
      'after',
      `${examples('docs lakeport.yaml', 'docs lakeport.yaml --out . --check')}

Writes <folder>/docs/environments.md (accounts, addresses, stacks, commands) and,
between its marks, the section of <folder>/README.md that lists the environments.`,
    )
    .action(async (file: string, options: DocsOptions) => {
      const project = await readProject(file);
      const { synthesize } = await import('@lakeport/infra');
      const readme = await readIfThere(join(options.out, README));
      await manageFiles(
        options.out,
        {
          [ENVIRONMENT_PAGE]: environmentPage(project, synthesize(project)),
          ...(readme === undefined
            ? {}
            : { [README]: withReadmeSection(readme, readmeSection(project)) }),
        },
        {
          check: options.check ?? false,
          command: `lakeport docs ${file} --out ${options.out}`,
          terminal,
        },
      );
    });
}
