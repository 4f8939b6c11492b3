import { sharedTargets, type Project } from '@lakeport/project';

/**
 * What a project has between its environments, as the settings of its repository
 * name it: it is approved by everybody who approves one of the environments that
 * it joins, after the longest of their waits. On a platform there is nothing: its
 * workflows deploy environments only.
 */
export function declaredBetween(project: Project) {
  const { connectivity, environments, platform, regions } = project.spec;
  if (platform) {
    return [];
  }
  const joined = {
    connectivity: connectivity?.members ?? [],
    regions: regions ? [regions.primary, ...regions.secondaries] : [],
  };
  return sharedTargets(project).map(name => {
    const approvals = joined[name].map(one => environments[one].approvals);
    return {
      name,
      reviewers: [...new Set(approvals.flatMap(({ reviewers }) => reviewers))],
      waitMinutes: Math.max(0, ...approvals.map(one => one.waitMinutes)),
    };
  });
}
