import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { CommandError } from '../io/CommandError';
import { readProject } from '../io/readProject';
import { extendPackage } from '../repository/extendPackage';
import { manageFiles, readIfThere } from '../repository/managedFiles';
import {
  typescriptFiles,
  typescriptPackages,
} from '../repository/typescriptProgram';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

const PROJECT_FILE = 'lakeport.yaml';

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Adds `lakeport extend DIR|FILE`. */
export function addExtendCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('extend')
    .description('add a program in TypeScript for resources of your own')
    .argument('<place>', `a repository's folder, or its ${PROJECT_FILE}`)
    .addHelpText(
      'after',
      `${examples('extend .', 'extend lakeport.yaml')}

Writes main.ts, cdktf.json and tsconfig.json, and adds @lakeport/infra, cdktf and
the provider packages to package.json. Nothing that is there is changed: when a
file or another version of a package is there already, nothing is written.`,
    )
    .action(async (place: string) => {
      const folder = (await isFolder(place)) ? place : dirname(place);
      const file = folder === place ? join(place, PROJECT_FILE) : place;
      const project = await readProject(file);
      if (join(folder, PROJECT_FILE) !== join(file)) {
        throw new CommandError(`${file} is not called ${PROJECT_FILE}`, {
          hint: `The program reads ${PROJECT_FILE} of its own folder.`,
        });
      }
      const { synthesize } = await import('@lakeport/infra');
      const { manifest } = synthesize(project);
      const refusals: string[] = [];
      for (const path of Object.keys(typescriptFiles)) {
        if ((await readIfThere(join(folder, path))) !== undefined) {
          refusals.push(`${path} is there already`);
        }
      }
      const extended = extendPackage(
        await readIfThere(join(folder, 'package.json')),
        typescriptPackages(manifest.lakeport),
      );
      if ('refusals' in extended) refusals.push(...extended.refusals);
      if (refusals.length > 0 || !('content' in extended)) {
        throw new CommandError(
          ['nothing was written:', ...refusals.map(text => `  ${text}`)].join(
            '\n',
          ),
          { hint: 'Move them away, or start from them by hand.' },
        );
      }
      await manageFiles(
        folder,
        { ...typescriptFiles, 'package.json': extended.content },
        { check: false, command: `lakeport extend ${place}`, terminal },
      );
      terminal.note('Run "npm install" and commit package-lock.json with it.');
    });
}
