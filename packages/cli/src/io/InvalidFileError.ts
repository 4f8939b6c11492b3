import type { Problem } from '@lakeport/project';
import { CommandError } from './CommandError';
import { describeProblems } from './describeProblems';
import { exitCodes } from './exitCodes';

/** A project or platform file was read and is not valid. */
export class InvalidFileError extends CommandError {
  constructor(file: string, readonly problems: Problem[]) {
    super(describeProblems(file, problems).join('\n'), {
      exitCode: exitCodes.failed,
    });
    this.name = 'InvalidFileError';
  }
}
