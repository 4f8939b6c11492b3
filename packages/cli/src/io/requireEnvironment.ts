import { Project } from '@lakeport/project';
import { CommandError } from './CommandError';
import { suggestName } from './suggestName';

/**
 * Refuses an environment that the project does not have, with the nearest one
 * that it has.
 *
 * @param others - what else may be named in the place of one
 */
export function requireEnvironment(
  project: Project,
  name: string,
  others: readonly string[] = [],
): void {
  const known = [...Object.keys(project.spec.environments), ...others];
  if (known.includes(name)) return;
  const suggestion = suggestName(name, known);
  throw new CommandError(
    `there is no environment ${JSON.stringify(name)} in project ${
      project.metadata.name
    }${suggestion ? ` (did you mean ${suggestion}?)` : ''}`,
    { hint: `It has: ${known.join(', ')}.` },
  );
}
