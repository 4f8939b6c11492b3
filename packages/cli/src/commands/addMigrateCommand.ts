import { migrateFile } from '@lakeport/project';
import { Command } from 'commander';
import { CommandError } from '../io/CommandError';
import { describeSystemError } from '../io/describeSystemError';
import { exitCodes } from '../io/exitCodes';
import { harmless } from '../io/harmless';
import { InvalidFileError } from '../io/InvalidFileError';
import { readBytes } from '../io/readBytes';
import { writeFileAtomically } from '../io/writeFileAtomically';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

/** Adds `lakeport migrate FILE [--check]`. */
export function addMigrateCommand(
  program: Command,
  { terminal }: CommandContext,
): void {
  program
    .command('migrate')
    .description(
      'bring a project or platform file to the version of the format that this lakeport reads',
    )
    .argument('<file>', 'project or platform file, usually lakeport.yaml')
    .option('--check', 'only say whether it is there; exit code 1 if not')
    .addHelpText(
      'after',
      `${examples('migrate lakeport.yaml', 'migrate lakeport.yaml --check')}

Comments and order stay. A file of a version that this lakeport does not know is
left alone. What else is wrong with the file is for "lakeport check" to say.`,
    )
    .action(async (file: string, options: { check?: boolean }) => {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        await readBytes(file),
      );
      const result = migrateFile(text);
      if (result.problems.length > 0) {
        throw new InvalidFileError(file, result.problems);
      }
      const steps = result.applied.flatMap(({ from, to, title, changes }) => [
        `${from} to ${to}: ${title}`,
        ...changes.map(change => `  ${change}`),
      ]);
      if (!result.changed) {
        terminal.out(`${file} is ${result.to} already`);
        return;
      }
      if (options.check) {
        throw new CommandError(
          [`${file} is ${result.from}:`, ...steps].map(harmless).join('\n'),
          {
            exitCode: exitCodes.failed,
            hint: `Run "lakeport migrate ${file}" and commit what it changes.`,
          },
        );
      }
      try {
        await writeFileAtomically(file, result.text);
      } catch (error) {
        throw new CommandError(
          `cannot write ${file}: ${describeSystemError(error)}`,
          { cause: error },
        );
      }
      steps.map(harmless).forEach(terminal.out);
      terminal.out(`wrote ${file}`);
    });
}
