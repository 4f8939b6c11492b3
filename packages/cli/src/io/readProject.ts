import { parseProject, Problem, Project } from '@lakeport/project';
import { CommandError } from './CommandError';
import { describeProblems } from './describeProblems';
import { exitCodes } from './exitCodes';
import { readBytes } from './readBytes';

/** A project file was read and is not valid. */
export class InvalidProjectError extends CommandError {
  constructor(file: string, readonly problems: Problem[]) {
    super(describeProblems(file, problems).join('\n'), {
      exitCode: exitCodes.failed,
    });
    this.name = 'InvalidProjectError';
  }
}

/**
 * A checked project from its file.
 *
 * @throws CommandError when the file cannot be read, InvalidProjectError when
 * it has problems.
 */
export async function readProject(file: string): Promise<Project> {
  const result = parseProject(await readBytes(file));
  if (!result.valid) throw new InvalidProjectError(file, result.problems);
  return result.project;
}
