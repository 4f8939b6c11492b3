import type { z } from 'zod';
import type { ProjectFacts } from '../platform/ProjectFacts';
import { sameWorkflows } from '../platform/workflowsSource';
import type { projectFileSchema } from '../schema/projectFileSchema';
import type { Planned } from './editFile';
import { sameValue } from './sameValue';
import { valueAt } from './valueAt';

/**
 * What a platform's facts mean for a project file. They are written for the
 * environments that the file has. A runner that the file names stays, because
 * a project may need one of its own.
 */
export function planFacts(
  facts: ProjectFacts,
  value: unknown,
  file: z.output<typeof projectFileSchema>,
): Planned {
  const { databricks, aws, github, environments } = facts;
  const wanted: Array<[path: string[], value: unknown]> = [
    [['platform'], facts.platform],
    [['repository'], facts.repository],
    [['databricks', 'accountId'], databricks.accountId],
    [['databricks', 'pricingTier'], databricks.pricingTier],
    [['aws', 'adminAccountId'], aws.adminAccountId],
    [['aws', 'adminRole'], aws.adminRole],
    [['aws', 'childRole'], aws.childRole],
    [['aws', 'state', 'bucket'], aws.state.bucket],
    [['aws', 'state', 'region'], aws.state.region],
    ...(file.spec.github.workflows !== undefined &&
    sameWorkflows(file.spec.github.workflows, github.workflows)
      ? []
      : [
          [['github', 'workflows'], github.workflows] satisfies [
            string[],
            unknown,
          ],
        ]),
    ...(sameValue(file.spec.github.runsOn, github.runsOn) ||
    valueAt(value, ['spec', 'github', 'runsOn']) !== undefined
      ? []
      : [[['github', 'runsOn'], github.runsOn] satisfies [string[], unknown]]),
    ...Object.entries(environments).flatMap(
      ([name, { awsAccountId, region, cidr }]) =>
        Object.hasOwn(file.spec.environments, name)
          ? environmentFacts(
              ['environments', name],
              { awsAccountId, region },
              file.spec.environments[name].network?.mode === 'create'
                ? cidr
                : undefined,
            )
          : [],
    ),
  ];
  return {
    operations: wanted
      .map(([path, said]) => ({ path: ['spec', ...path], said }))
      .filter(
        ({ path, said }) =>
          said !== undefined && !sameValue(valueAt(value, path), said),
      )
      .map(({ path, said }) => ({ kind: 'set', path, value: said })),
  };
}

function environmentFacts(
  path: string[],
  facts: { awsAccountId: string; region: string },
  cidr: string | undefined,
): Array<[path: string[], value: unknown]> {
  return [
    [[...path, 'awsAccountId'], facts.awsAccountId],
    [[...path, 'region'], facts.region],
    [[...path, 'network', 'cidr'], cidr],
  ];
}
