import type { Problem } from '../Problem';

/**
 * A value that is no valid project. The message lists every problem.
 *
 * @public
 */
export class InvalidProjectError extends Error {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super(
      [
        'The project is not valid:',
        ...problems.map(
          ({ path, message, hint }) => `- ${path}: ${message}; ${hint}`,
        ),
      ].join('\n'),
    );
    this.name = 'InvalidProjectError';
    this.problems = problems;
  }
}
