import {
  isSharedTarget,
  sharedTargetMembers,
  type Project,
} from '@lakeport/project';
import { CommandError } from '../io/CommandError';

/** Who a run is in the workspace of each environment: `<environment>=<client id>`, with spaces between. */
const VARIABLE = 'DATABRICKS_CLIENT_IDS';
const HINT =
  'It is the variable of the GitHub environment that onboarding sets, such as east=4f6d0c0a-5b2e-4f1a-9d1e-0a2b3c4d5e6f west=…';
const PAIR = /^([a-z0-9-]+)=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/**
 * The service principals that a run of something between environments signs in as
 * to the workspaces of those that it joins, by environment; nothing where the
 * run is given none.
 *
 * @throws CommandError that says all that is wrong with what it is given
 */
export function sharedClientIds(
  env: NodeJS.ProcessEnv,
  project: Project,
  target: string,
): Record<string, string> {
  const given = env[VARIABLE]?.trim();
  if (!given || !isSharedTarget(project, target)) return {};
  const members = sharedTargetMembers(project, target);
  const { environments } = project.spec;
  const ids: Record<string, string> = {};
  const problems: string[] = [];
  for (const pair of given.split(/\s+/)) {
    const [, name = '', id = ''] = PAIR.exec(pair) ?? [];
    if (!name) {
      problems.push(`${JSON.stringify(pair)} is no environment=id`);
    } else if (Object.hasOwn(ids, name)) {
      problems.push(`${name} is named twice`);
    } else if (!Object.hasOwn(environments, name)) {
      problems.push(`${name} is no environment of the project`);
    } else {
      ids[name] = id;
    }
  }
  if (problems.length === 0) {
    problems.push(
      ...members
        .filter(name => !Object.hasOwn(ids, name))
        .map(name => `${name}, which ${target} joins, is missing`),
    );
  }
  if (problems.length > 0) {
    throw new CommandError(`${VARIABLE}: ${problems.join('; ')}`, {
      hint: HINT,
    });
  }
  return ids;
}
