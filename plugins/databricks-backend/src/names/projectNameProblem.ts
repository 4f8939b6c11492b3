import { checkProject } from '@lakeport/project';

/**
 * What is wrong with a name as a project's, by the schema of the project file;
 * undefined when nothing is.
 */
export function projectNameProblem(name: string): string | undefined {
  const [problem] = checkProject({
    apiVersion: 'lakeport.dev/v1alpha1',
    kind: 'Project',
    metadata: { name, owner: 'group:default/any' },
  }).filter(({ path }) => path === 'metadata.name');
  return problem && `${problem.message}; ${problem.hint}`;
}
