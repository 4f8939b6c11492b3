import { sharedTargets } from '@lakeport/project';
import { CommandContext } from '../commands/CommandContext';
import { CommandError } from '../io/CommandError';
import { InvalidFileError } from '../io/InvalidFileError';
import type { LakeportFile } from '../io/parseLakeportFile';
import { readLakeportFile } from '../io/readLakeportFile';
import { requireTarget } from '../io/requireTarget';

interface FileToRun {
  file: string;
  operation: string;
  environment?: string;
  /** Whether a project is worked on by one environment at a time. */
  needsEnvironment: boolean;
  json: boolean;
  rehearsal: boolean;
  context: CommandContext;
}

function requireScope(
  declared: LakeportFile,
  { file, environment, needsEnvironment }: FileToRun,
): void {
  if (declared.kind === 'Platform') {
    if (environment !== undefined) {
      throw new CommandError(
        `${file} is the file of a platform, which has no environments`,
        { hint: 'Leave --environment out.' },
      );
    }
  } else if (environment !== undefined) {
    requireTarget(declared.project, environment);
  } else if (needsEnvironment) {
    throw new CommandError(
      "required option '-e, --environment <name>' not specified",
      {
        hint: `It has: ${[
          ...Object.keys(declared.project.spec.environments),
          ...sharedTargets(declared.project),
        ].join(', ')}.`,
      },
    );
  }
}

/**
 * A checked project that has the environment, or a checked platform. Where
 * lines are JSON, an invalid file still gives the last line that every
 * operation ends with.
 */
export async function readFileToRun(options: FileToRun): Promise<LakeportFile> {
  const { file, operation, environment, rehearsal } = options;
  const { terminal } = options.context;
  try {
    const declared = await readLakeportFile(file);
    requireScope(declared, options);
    return declared;
  } catch (error) {
    const asJson = options.json || !terminal.outIsTerminal;
    if (asJson && error instanceof InvalidFileError) {
      terminal.out(
        JSON.stringify({
          done: true,
          operation,
          ...(environment ? { environment } : {}),
          failures: 1,
          objectsLeft: null,
          rehearsal,
          seconds: 0,
          message: `${file} is not valid`,
          problems: error.problems,
        }),
      );
    }
    throw error;
  }
}
