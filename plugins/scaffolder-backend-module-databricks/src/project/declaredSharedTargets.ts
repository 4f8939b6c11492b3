import { sharedTargets, type Project } from '@lakeport/project';

/**
 * What a project has between its environments, as the settings of its repository
 * name it. Whoever approves one of the environments that it joins approves it,
 * after the longest of their times.
 */
export function declaredSharedTargets(project: Project) {
  const { connectivity, environments, regions } = project.spec;
  const joined = {
    connectivity: connectivity?.members ?? [],
    regions: regions ? [regions.primary, ...regions.secondaries] : [],
  };
  return sharedTargets(project).map(name => {
    const approvals = joined[name].map(
      environment => environments[environment].approvals,
    );
    return {
      name,
      reviewers: [...new Set(approvals.flatMap(({ reviewers }) => reviewers))],
      waitMinutes: Math.max(
        0,
        ...approvals.map(({ waitMinutes }) => waitMinutes),
      ),
    };
  });
}
