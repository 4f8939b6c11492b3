import { join } from 'node:path';
import { lakehouseBundleFiles } from '@lakeport/project';
import { Command } from 'commander';
import { readLakeportFile } from '../io/readLakeportFile';
import { manageFiles, readIfThere } from '../repository/managedFiles';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

const FOLDER = 'bundle';

/** Adds `lakeport bundle FILE [--out DIR]`. */
export function addBundleCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('bundle')
    .description(
      "start a Databricks Asset Bundle with the lakehouse's job in it",
    )
    .argument('<file>', 'project file, usually lakeport.yaml')
    .option('-o, --out <folder>', 'folder of the repository', '.')
    .addHelpText(
      'after',
      `${examples('bundle lakeport.yaml', 'bundle lakeport.yaml --out .')}

Writes <folder>/${FOLDER}: databricks.yml with a target for each environment of the
lakehouse, its job, and the notebooks that come with lakeport. It is a start, for
teams that keep their jobs out of Terraform, and theirs from then on: where there is
a bundle already, nothing is written. Without a lakehouse whose data a job carries
from zone to zone, there is nothing to write.`,
    )
    .action(async (file: string, options: { out: string }) => {
      const declared = await readLakeportFile(file);
      const files =
        declared.kind === 'Project'
          ? lakehouseBundleFiles(declared.project)
          : {};
      if (Object.keys(files).length === 0) {
        terminal.out('no job of a lakehouse to bundle');
        return;
      }
      const start = join(FOLDER, 'databricks.yml');
      if ((await readIfThere(join(options.out, start))) !== undefined) {
        terminal.out(`${start} is there already`);
        return;
      }
      await manageFiles(
        options.out,
        Object.fromEntries(
          Object.entries(files).map(([path, text]) => [
            `${FOLDER}/${path}`,
            text,
          ]),
        ),
        {
          check: false,
          command: `lakeport bundle ${file} --out ${options.out}`,
          terminal,
        },
      );
    });
}
