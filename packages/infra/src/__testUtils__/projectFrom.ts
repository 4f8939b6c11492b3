import { Project, parseProject } from '@lakeport/project';

/** A checked project from the text of a project file; fails loudly if it is wrong. */
export function projectFrom(text: string): Project {
  const result = parseProject(text);
  if (!result.valid) {
    throw new Error(
      `The project of this test is not valid:\n${result.problems
        .map(problem => `${problem.path}: ${problem.message}`)
        .join('\n')}`,
    );
  }
  return result.project;
}
