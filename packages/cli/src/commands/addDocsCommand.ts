import { basename, join } from 'node:path';
import { Command } from 'commander';
import { readLakeportFile } from '../io/readLakeportFile';
import { synthesizeFile } from '../io/synthesizeFile';
import { CATALOG_INFO, catalogInfo } from '../repository/catalogInfo';
import {
  ENVIRONMENT_PAGE,
  environmentPage,
} from '../repository/environmentPage';
import { manageFiles, readIfThere } from '../repository/managedFiles';
import { PLATFORM_PAGE, platformPage } from '../repository/platformPage';
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
    .description(
      'document what a project or platform file declares in its repository',
    )
    .argument('<file>', 'project or platform file, usually lakeport.yaml')
    .option('-o, --out <folder>', 'folder of the repository', '.')
    .option('--check', 'only say whether it is up to date; exit code 1 if not')
    .addHelpText(
      'after',
      `${examples('docs lakeport.yaml', 'docs lakeport.yaml --out . --check')}

Writes <folder>/docs/environments.md, for a platform docs/platform.md (accounts,
addresses, stacks, commands), between its marks the section of <folder>/README.md
that lists the environments, and in <folder>/catalog-info.yaml the entities that
are missing there or are no more; the others stay as they are.`,
    )
    .action(async (file: string, options: DocsOptions) => {
      const declared = await readLakeportFile(file);
      const stacks = await synthesizeFile(declared);
      const there = (name: string) => readIfThere(join(options.out, name));
      const readme = await there(README);
      const catalog = catalogInfo(await there(CATALOG_INFO), declared, file);
      await manageFiles(
        options.out,
        {
          ...(declared.kind === 'Project'
            ? { [ENVIRONMENT_PAGE]: environmentPage(declared.project, stacks) }
            : {
                [PLATFORM_PAGE]: platformPage(
                  declared.platform,
                  stacks,
                  basename(file),
                ),
              }),
          ...(readme === undefined
            ? {}
            : { [README]: withReadmeSection(readme, readmeSection(declared)) }),
          ...(catalog === undefined ? {} : { [CATALOG_INFO]: catalog }),
        },
        {
          check: options.check ?? false,
          command: `lakeport docs ${file} --out ${options.out}`,
          terminal,
        },
      );
    });
}
