import { parseProject, Problem } from '@lakeport/project';
import { parse } from 'yaml';
import { z } from 'zod';
import { EnvironmentSummary, ProjectSummary } from './summarizeProject';
import { ProjectSwitch, switchPaths } from './ProjectSwitch';

type Summarize = (project: ParsedProject) => ProjectSummary;
type ParsedProject = Extract<
  ReturnType<typeof parseProject>,
  { valid: true }
>['project'];

/** The same file with switches set: what it would amount to, or why it would not. */
export type Comparison = { set: Record<string, string> } & (
  | {
      valid: true;
      environments: Record<string, Omit<EnvironmentSummary, 'addressPlan'>>;
    }
  | {
      valid: false;
      problems: Array<Pick<Problem, 'path' | 'message' | 'hint'>>;
    }
);

const values = z.record(z.string(), z.unknown());
const projectFile = z.looseObject({
  spec: z.looseObject({ environments: z.record(z.string(), values) }),
});

/** The environment with the switch set; one without that part stays as it is. */
function withSwitch(
  environment: Record<string, unknown>,
  path: readonly string[],
  value: string,
): Record<string, unknown> {
  const [key, ...rest] = path;
  if (!rest.length) return { ...environment, [key]: value };
  const inner = values.safeParse(environment[key]);
  // A network that is there already has no switches of lakeport's.
  return !inner.success || 'existing' in inner.data
    ? environment
    : { ...environment, [key]: withSwitch(inner.data, rest, value) };
}

/**
 * What a valid project file would amount to with switches set in all of its
 * environments. What the file says about other switches stays said.
 */
export function compareProject(
  text: string,
  switches: readonly ProjectSwitch[],
  summarize: Summarize,
): Comparison {
  const file = projectFile.parse(parse(text));
  const { environments } = file.spec;
  const changed = Object.fromEntries(
    Object.entries(environments).map(([name, environment]) => [
      name,
      switches.reduce(
        (current, { key, value }) =>
          withSwitch(current, switchPaths[key], value),
        environment,
      ),
    ]),
  );
  const set = Object.fromEntries(
    switches.map(({ key, value }) => [key, value]),
  );
  const result = parseProject(
    JSON.stringify({ ...file, spec: { ...file.spec, environments: changed } }),
  );
  if (!result.valid) {
    return {
      set,
      valid: false,
      problems: result.problems.map(({ path, message, hint }) => ({
        path,
        message,
        hint,
      })),
    };
  }
  const summary = summarize(result.project);
  return {
    set,
    valid: true,
    environments: Object.fromEntries(
      Object.entries(summary.environments).map(
        ([name, { addressPlan: _, ...rest }]) => [name, rest],
      ),
    ),
  };
}
