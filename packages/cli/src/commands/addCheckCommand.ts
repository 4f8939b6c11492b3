import { basename } from 'node:path';
import { Command } from 'commander';
import {
  compareWithPlatform,
  declaredFindings,
  sharedTargets,
  type Problem,
  type StackFinding,
} from '@lakeport/project';
import { besideImports } from '../io/besideImports';
import { CommandError } from '../io/CommandError';
import { describeFindings } from '../io/describeFindings';
import { describeProblems } from '../io/describeProblems';
import { exitCodes } from '../io/exitCodes';
import { findingsOf } from '../io/findingsOf';
import { importsPath } from '../io/importsPath';
import { parseLakeportFile, type LakeportFile } from '../io/parseLakeportFile';
import { InvalidFileError } from '../io/InvalidFileError';
import { readBytes } from '../io/readBytes';
import { readPlatform } from '../io/readPlatform';
import { synthesizeFile } from '../io/synthesizeFile';
import { CommandContext } from './CommandContext';
import { compareWithFacts, parseFacts } from './compareWithFacts';
import { examples } from './examples';

interface CheckOptions {
  readonly json?: boolean;
  readonly platform?: string;
  readonly facts?: string;
  readonly repository?: string;
  readonly against?: string;
}

function asJson(
  problems: readonly Problem[],
  findings: StackFinding[],
  refused?: StackFinding[],
) {
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
    ...(refused && { refused }),
  });
}

/** What a deployment refuses of the change from another state of the file. */
async function refusedOf(
  file: LakeportFile,
  against: string | undefined,
): Promise<StackFinding[] | undefined> {
  if (against === undefined) return undefined;
  const before = parseLakeportFile(await readBytes(against));
  if (!before.valid) throw new InvalidFileError(against, before.problems);
  if (before.file.kind !== file.kind) {
    throw new CommandError(
      `${against} is the file of a ${before.file.kind.toLowerCase()}: --against takes another state of the same file`,
    );
  }
  return declaredFindings(
    await synthesizeFile(before.file),
    await synthesizeFile(file),
  );
}

/** A file with what is beside it, and what the rules find; or what is wrong with either. */
async function parseWithImports(
  path: string,
  bytes: Uint8Array,
  json: boolean,
) {
  const result = parseLakeportFile(bytes);
  if (!result.valid) return result;
  try {
    const file = await besideImports(path, result.file);
    return { ...result, file, findings: await findingsOf(file) };
  } catch (error) {
    if (!json || !(error instanceof InvalidFileError)) throw error;
    const name = basename(importsPath(path));
    return {
      valid: false as const,
      problems: error.problems.map(problem => ({
        ...problem,
        path: `${name}: ${problem.path}`,
      })),
    };
  }
}

function describeValid(path: string, file: LakeportFile): string[] {
  if (file.kind === 'Platform') {
    const { metadata, spec } = file.platform;
    const projects = Object.keys(spec.projects).join(', ');
    return [
      `${path} is valid: platform ${metadata.name}, ${
        projects ? `projects ${projects}` : 'no projects yet'
      }`,
    ];
  }
  const { metadata, spec } = file.project;
  const environments = Object.keys(spec.environments).join(', ');
  const between = sharedTargets(file.project);
  return [
    `${path} is valid: project ${metadata.name}, environments ${environments}${
      between.length ? `; between them ${between.join(' and ')}` : ''
    }`,
    ...(spec.platform
      ? []
      : [
          'It is standalone: it names no platform and gets a stack of its own for what it needs of the account.',
        ]),
  ];
}

/** Where a valid file says something else than its platform does. */
async function comparisons(
  file: LakeportFile,
  { platform, facts, repository }: CheckOptions,
): Promise<Problem[]> {
  if (platform === undefined && facts === undefined && repository === undefined)
    return [];
  if (file.kind === 'Platform') {
    throw new CommandError(
      'a platform is compared with nothing: --platform, --facts and --repository are for the file of a project',
    );
  }
  return [
    ...(platform === undefined
      ? []
      : compareWithPlatform(file.project, await readPlatform(platform)).map(
          problem => ({ line: 0, column: 0, ...problem }),
        )),
    ...compareWithFacts(
      file.project,
      facts === undefined ? undefined : parseFacts(facts),
      repository,
    ),
  ];
}

/** Adds `lakeport check FILE [--platform FILE] [--json]`. */
export function addCheckCommand(
  program: Command,
  { terminal, exit }: CommandContext,
): void {
  program
    .command('check')
    .alias('validate')
    .description(
      'check a project or platform file and the stacks it amounts to, and say everything at once',
    )
    .argument('<file>', 'project or platform file, usually lakeport.yaml')
    .option('--json', 'print {"valid","problems","findings"} to stdout')
    .option(
      '--platform <file>',
      'also compare the project with the file of its platform',
    )
    .option(
      '--facts <json>',
      "what the project has to say of its platform; the platform's workflows give it",
    )
    .option(
      '--repository <name>',
      'the repository that the project has to name, as organization/name',
    )
    .option(
      '--against <file>',
      'also say what a deployment refuses of the change from this state of the file',
    )
    .addHelpText(
      'after',
      `${examples(
        'check lakeport.yaml',
        'check lakeport.yaml --platform ../lakehouse-platform/lakeport.yaml',
        'check lakeport.yaml --against before.lakeport.yaml',
        "check lakeport.yaml --json | jq '.problems[].message'",
        'check lakeport.yaml --json | jq \'.findings[] | select(.severity == "error")\'',
      )}

Problems are about the file; findings are what a named set of rules says about
its synthesized stacks. The file can waive a rule with a reason and an end date.
With --against, "refused" says what of the change a plan is refused for until it
is named with --allow-destroy, as far as the two files tell; the plan itself also
knows of drift. It does not change the exit code.

Exit codes: 0 valid and without unwaived errors, 1 problems or unwaived errors,
2 cannot read the file or wrong usage.`,
    )
    .action(async (path: string, options: CheckOptions) => {
      let bytes: Uint8Array;
      try {
        bytes = await readBytes(path);
      } catch (error) {
        if (options.json && error instanceof CommandError) {
          const { message, hint = 'Name a file that can be read.' } = error;
          terminal.out(
            asJson([{ path: '', message, hint, line: 0, column: 0 }], []),
          );
        }
        throw error;
      }
      const result = await parseWithImports(path, bytes, options.json ?? false);
      const problems: readonly Problem[] = result.valid
        ? await comparisons(result.file, options)
        : result.problems;
      const findings = result.valid ? result.findings : [];
      const refused = result.valid
        ? await refusedOf(result.file, options.against)
        : undefined;
      if (options.json) {
        terminal.out(asJson(problems, findings, refused));
      } else {
        if (result.valid && problems.length === 0) {
          describeValid(path, result.file).forEach(terminal.out);
        } else {
          describeProblems(path, [...problems]).forEach(terminal.out);
        }
        describeFindings(findings).forEach(terminal.out);
        if (refused) {
          terminal.out('');
          terminal.out(
            refused.length
              ? 'A deployment of the change is refused for:'
              : 'Nothing of the change is refused, as far as the two files tell.',
          );
          describeFindings(refused).forEach(terminal.out);
        }
      }
      const passed =
        problems.length === 0 &&
        findings.every(
          ({ severity, waived }) => severity !== 'error' || waived,
        );
      exit(passed ? exitCodes.ok : exitCodes.failed);
    });
}
