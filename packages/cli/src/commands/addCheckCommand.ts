import { Command } from 'commander';
import { parseProject, Problem } from '@lakeport/project';
import { CommandError } from '../io/CommandError';
import { describeProblems } from '../io/describeProblems';
import { exitCodes } from '../io/exitCodes';
import { readBytes } from '../io/readBytes';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

function asJson(problems: Problem[]): string {
  return JSON.stringify({
    valid: problems.length === 0,
    problems: problems.map(({ path, message, hint, line, column }) => ({
      path,
      message,
      hint,
      line,
      column,
    })),
  });
}

/** Adds `lakeport check FILE [--json]`. */
export function addCheckCommand(
  program: Command,
  { terminal, exit }: CommandContext,
): void {
  program
    .command('check')
    .alias('validate')
    .description('check a project file and say all of its problems at once')
    .argument('<file>', 'project file, usually lakeport.yaml')
    .option('--json', 'print {"valid","problems"} to stdout')
    .addHelpText(
      'after',
      `${examples(
        'check lakeport.yaml',
        "check lakeport.yaml --json | jq '.problems[].message'",
      )}

Exit codes: 0 valid, 1 problems, 2 cannot read the file or wrong usage.`,
    )
    .action(async (file: string, options: { json?: boolean }) => {
      let bytes: Uint8Array;
      try {
        bytes = await readBytes(file);
      } catch (error) {
        if (options.json && error instanceof CommandError) {
          const { message, hint = 'Name a file that can be read.' } = error;
          terminal.out(
            asJson([{ path: '', message, hint, line: 0, column: 0 }]),
          );
        }
        throw error;
      }
      const result = parseProject(bytes);
      if (options.json) {
        terminal.out(asJson(result.problems));
      } else if (result.valid) {
        const environments = Object.keys(result.project.spec.environments);
        terminal.out(
          `${file} is valid: project ${
            result.project.metadata.name
          }, environments ${environments.join(', ')}`,
        );
        if (!result.project.spec.platform) {
          terminal.out(
            'It is standalone: it names no platform and gets a stack of its own for what it needs of the account.',
          );
        }
      } else {
        describeProblems(file, result.problems).forEach(terminal.out);
      }
      exit(result.valid ? exitCodes.ok : exitCodes.failed);
    });
}
