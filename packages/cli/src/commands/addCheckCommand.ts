import { Command } from 'commander';
import {
  parseProject,
  Problem,
  Project,
  StackFinding,
  stackFindings,
} from '@lakeport/project';
import { CommandError } from '../io/CommandError';
import { describeFindings } from '../io/describeFindings';
import { describeProblems } from '../io/describeProblems';
import { exitCodes } from '../io/exitCodes';
import { readBytes } from '../io/readBytes';
import { CommandContext } from './CommandContext';
import { examples } from './examples';

function asJson(problems: Problem[], findings: StackFinding[]): string {
  return JSON.stringify({
    valid: problems.length === 0,
    problems: problems.map(({ path, message, hint, line, column }) => ({
      path,
      message,
      hint,
      line,
      column,
    })),
    findings,
  });
}

/** What the rules say about the stacks that a project synthesizes to. */
async function findingsOf(project: Project): Promise<StackFinding[]> {
  // Only a valid file is worth the time that loading the constructs takes.
  const { synthesize } = await import('@lakeport/infra');
  return stackFindings(project, synthesize(project));
}

function describeProject(file: string, { metadata, spec }: Project): string[] {
  const environments = Object.keys(spec.environments).join(', ');
  return [
    `${file} is valid: project ${metadata.name}, environments ${environments}`,
    ...(spec.platform
      ? []
      : [
          'It is standalone: it names no platform and gets a stack of its own for what it needs of the account.',
        ]),
  ];
}

/** Adds `lakeport check FILE [--json]`. */
export function addCheckCommand(
  program: Command,
  { terminal, exit }: CommandContext,
): void {
  program
    .command('check')
    .alias('validate')
    .description(
      'check a project file and the stacks it amounts to, and say everything at once',
    )
    .argument('<file>', 'project file, usually lakeport.yaml')
    .option('--json', 'print {"valid","problems","findings"} to stdout')
    .addHelpText(
      'after',
      `${examples(
        'check lakeport.yaml',
        "check lakeport.yaml --json | jq '.problems[].message'",
        'check lakeport.yaml --json | jq \'.findings[] | select(.severity == "error")\'',
      )}

Problems are about the file; findings are what a named set of rules says about
its synthesized stacks. The file can waive a rule with a reason and an end date.

Exit codes: 0 valid and without unwaived errors, 1 problems or unwaived errors,
2 cannot read the file or wrong usage.`,
    )
    .action(async (file: string, options: { json?: boolean }) => {
      let bytes: Uint8Array;
      try {
        bytes = await readBytes(file);
      } catch (error) {
        if (options.json && error instanceof CommandError) {
          const { message, hint = 'Name a file that can be read.' } = error;
          terminal.out(
            asJson([{ path: '', message, hint, line: 0, column: 0 }], []),
          );
        }
        throw error;
      }
      const result = parseProject(bytes);
      const findings = result.valid ? await findingsOf(result.project) : [];
      if (options.json) {
        terminal.out(asJson(result.problems, findings));
      } else if (result.valid) {
        describeProject(file, result.project).forEach(terminal.out);
        describeFindings(findings).forEach(terminal.out);
      } else {
        describeProblems(file, result.problems).forEach(terminal.out);
      }
      const passed =
        result.valid &&
        findings.every(
          ({ severity, waived }) => severity !== 'error' || waived,
        );
      exit(passed ? exitCodes.ok : exitCodes.failed);
    });
}
