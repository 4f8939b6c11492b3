import { InputError } from '@backstage/errors';
import type { Problem } from '@lakeport/project';
import { problemLine } from './problemLine';

/**
 * The error of a project file that cannot be used; it lists every problem.
 */
export function invalidProjectError(
  path: string,
  problems: readonly Problem[],
): InputError {
  const count =
    problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return new InputError(
    [
      `${path} has ${count}:`,
      ...problems.map(problem => `- ${problemLine(problem)}`),
    ].join('\n'),
  );
}
