import { Project, resourceNames } from '@lakeport/project';
import { Construct } from '#constructs';
import { ProjectStack } from '../framework/ProjectStack';
import { AccountStack } from './AccountStack';
import { BaseStack } from './BaseStack';
import { DataStack } from './DataStack';
import { WorkspaceStack } from './WorkspaceStack';

/**
 * The stacks of a project, put into a construct tree (a cdktf `App`, or a root
 * of one's own): the account stack of a standalone project, and base,
 * workspace and data of every environment.
 *
 * @public
 */
export function projectStacks(
  scope: Construct,
  project: Project,
): ProjectStack[] {
  const account = project.spec.platform
    ? undefined
    : new AccountStack(scope, `${project.metadata.name}-account`, { project });
  const environments = Object.entries(project.spec.environments);
  return [
    ...(account ? [account] : []),
    ...environments.flatMap(([environmentName, environment]) => {
      const names = resourceNames(project, environmentName);
      const props = { project, environmentName, environment, names };
      const base = new BaseStack(scope, names.stacks.base, props);
      const workspace = new WorkspaceStack(scope, names.stacks.workspace, {
        ...props,
        base,
        account,
      });
      const data = new DataStack(scope, names.stacks.data, {
        ...props,
        base,
        workspace,
      });
      return [base, workspace, data];
    }),
  ];
}
