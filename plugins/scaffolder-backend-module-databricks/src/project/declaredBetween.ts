import {
  sharedTargetMembers,
  sharedTargets,
  type Project,
} from '@lakeport/project';

/**
 * What a project has between its environments, as the files of its repository and
 * their settings name it, in the order in which it is deployed: it is approved by
 * everybody who approves one of the environments that it joins, after the longest
 * of their waits.
 */
export function declaredBetween(project: Project) {
  const { environments } = project.spec;
  return sharedTargets(project).map(name => {
    const members = sharedTargetMembers(project, name);
    const approvals = members.map(one => environments[one].approvals);
    return {
      name,
      entityName: `${project.metadata.name}-${name}`,
      members,
      reviewers: [...new Set(approvals.flatMap(({ reviewers }) => reviewers))],
      waitMinutes: Math.max(0, ...approvals.map(one => one.waitMinutes)),
    };
  });
}
