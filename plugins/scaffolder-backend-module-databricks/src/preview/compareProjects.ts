import type { LakeportShow } from '@lakeport/backstage-plugin-databricks-node';
import { findingLine } from '../project/findingLine';
import type { SortedFindings } from '../project/sortFindings';
import type { ProjectDifference } from './ProjectDifference';
import type { ProjectPreview } from './ProjectPreview';
import { summarizeProject } from './summarizeProject';

/** A project file as `lakeport show` and `lakeport check` describe it. */
export interface DescribedProject {
  shown: LakeportShow;
  findings: SortedFindings;
}

/** What is different between two states of a project file. */
export function compareProjects(
  before: DescribedProject,
  after: DescribedProject,
): ProjectDifference {
  const was = summarizeProject(before.shown);
  const is = summarizeProject(after.shown);
  const known = openLines(before.findings);
  const found = openLines(after.findings);
  return {
    before: figuresOf(was),
    after: figuresOf(is),
    currency: is.currency,
    stacks: stackDifferences(was, is),
    costs: costDifferences(before.shown, after.shown),
    newFindings: found.filter(line => !known.includes(line)),
    goneFindings: known.filter(line => !found.includes(line)),
  };
}

function figuresOf({ resources, monthlyCost }: ProjectPreview) {
  return { resources, monthlyCost };
}

function openLines({ errors, warnings }: SortedFindings): string[] {
  return [...errors, ...warnings].map(findingLine);
}

function stackDifferences(
  was: ProjectPreview,
  is: ProjectPreview,
): ProjectDifference['stacks'] {
  const counts = (preview: ProjectPreview, name: string) =>
    preview.stacks.find(stack => stack.name === name)?.resourcesByType ?? {};
  const names = new Set([...is.stacks, ...was.stacks].map(({ name }) => name));
  return [...names].flatMap(name => {
    const old = counts(was, name);
    const now = counts(is, name);
    const types = [
      ...new Set([...Object.keys(now), ...Object.keys(old)]),
    ].sort();
    const changed = types
      .map((type): [string, number] => [
        type,
        (now[type] ?? 0) - (old[type] ?? 0),
      ])
      .filter(([, difference]) => difference !== 0);
    return changed.length > 0
      ? [{ name, resourcesByType: Object.fromEntries(changed) }]
      : [];
  });
}

function costDifferences(
  before: LakeportShow,
  after: LakeportShow,
): ProjectDifference['costs'] {
  // No environment is called like something between environments.
  const parts = ({ between, environments }: LakeportShow) => ({
    ...environments,
    ...between,
  });
  const cost = (shown: LakeportShow, name: string) => {
    const of = parts(shown);
    return Object.hasOwn(of, name) ? of[name].monthlyCost.total : 0;
  };
  const names = new Set([
    ...Object.keys(parts(after)),
    ...Object.keys(parts(before)),
  ]);
  return [...names]
    .map(environment => ({
      environment,
      before: cost(before, environment),
      after: cost(after, environment),
    }))
    .filter(({ before: was, after: is }) => was !== is);
}
