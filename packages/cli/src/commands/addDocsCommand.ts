import { basename, join } from 'node:path';
import type { SynthesizedStacks } from '@lakeport/infra';
import type { Project } from '@lakeport/project';
import { Command } from 'commander';
import { readLakeportFile } from '../io/readLakeportFile';
import { synthesizeFile } from '../io/synthesizeFile';
import { CATALOG_INFO, catalogInfo } from '../repository/catalogInfo';
import {
  CONNECTIVITY_PAGE,
  connectivityPage,
} from '../repository/connectivityPage';
import {
  ENVIRONMENT_PAGE,
  environmentPage,
} from '../repository/environmentPage';
import { LAKEHOUSE_PAGE, lakehousePage } from '../repository/lakehousePage';
import { manageFiles, readIfThere } from '../repository/managedFiles';
import { PLATFORM_PAGE, platformPage } from '../repository/platformPage';
import { readmeSection, withReadmeSection } from '../repository/readmeSection';
import { REGIONS_PAGE, regionsPage } from '../repository/regionsPage';
import { WRITTEN_BY_DOCS } from '../repository/WRITTEN_BY_DOCS';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

const README = 'README.md';

interface DocsOptions {
  out: string;
  check?: boolean;
}

/**
 * The pages of a project. One of something that the file does not have is none,
 * unless it is somebody's own.
 */
async function projectPages(
  project: Project,
  stacks: SynthesizedStacks,
  there: (name: string) => Promise<string | undefined>,
): Promise<Record<string, string | undefined>> {
  const { iamRoles } = await import('@lakeport/infra');
  const pages = {
    [ENVIRONMENT_PAGE]: environmentPage(project, stacks),
    [LAKEHOUSE_PAGE]: lakehousePage(project),
    [CONNECTIVITY_PAGE]: connectivityPage(project, stacks, iamRoles(stacks)),
    [REGIONS_PAGE]: await regionsPage(project),
  };
  const kept = await Promise.all(
    Object.entries(pages).map(async ([path, page]) => {
      const text = page ?? (await there(path));
      return [
        path,
        page === undefined && text?.includes(WRITTEN_BY_DOCS)
          ? undefined
          : text,
      ] as const;
    }),
  );
  return Object.fromEntries(kept);
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
addresses, stacks, commands), of a project that has them docs/lakehouse.md (zones,
what moves data and as whom), docs/connectivity.md (ways between networks, roles in
each AWS account) and docs/regions.md (what to do when a region is down), between its marks the section of <folder>/README.md
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
            ? await projectPages(declared.project, stacks, there)
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
