import { Command } from 'commander';
import { CommandError } from '../io/CommandError';
import { readLakeportFile } from '../io/readLakeportFile';
import { synthesizeFile } from '../io/synthesizeFile';
import { writeStacks } from '../io/writeStacks';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

/** Adds `lakeport synth FILE --out DIR`. */
export function addSynthCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('synth')
    .description('write the Terraform JSON of all stacks')
    .argument('<file>', 'project or platform file, usually lakeport.yaml')
    .requiredOption('-o, --out <folder>', 'folder for manifest.json and stacks')
    .addHelpText(
      'after',
      `${examples('synth lakeport.yaml --out build')}

Writes <folder>/manifest.json and <folder>/stacks/<name>/cdk.tf.json. An invalid
file writes nothing. Stacks of an earlier run that are no more are removed.`,
    )
    .action(async (file: string, options: { out: string }) => {
      if (!options.out) {
        throw new CommandError('--out names no folder', {
          hint: 'Name one, for example --out build; --out . is the folder you are in.',
        });
      }
      const synthesized = await synthesizeFile(await readLakeportFile(file));
      await writeStacks(options.out, synthesized);
      const { order } = synthesized.manifest;
      terminal.out(
        `${order.length} ${order.length === 1 ? 'stack' : 'stacks'} in ${
          options.out
        }, in the order of deployment:`,
      );
      order.forEach(name => terminal.out(`  ${name}`));
    });
}
