import { Project, resourceNames } from '@lakeport/project';
import { Construct } from '#constructs';
import { ProjectStack } from '../framework/ProjectStack';
import { regionsMembers } from '../regions/regionsMembers';
import { SynthesizeOptions } from '../SynthesizeOptions';
import { AccountStack } from './AccountStack';
import { BaseStack } from './BaseStack';
import { ConnectivityStack } from './ConnectivityStack';
import { CredentialsStack } from './CredentialsStack';
import { DataStack } from './DataStack';
import { RegionsStack, RegionStacks } from './RegionsStack';
import { WorkspaceStack } from './WorkspaceStack';

/**
 * The stacks of a project, put into a construct tree (a cdktf `App`, or a root
 * of one's own): the account stack of a standalone project, and base,
 * workspace, credentials (if there is a service principal) and data of
 * every environment, and what is between environments.
 *
 * @param options - whether networks are asleep, if not as the file says
 * @throws RangeError when they name an environment that the project has not
 * @public
 */
export function projectStacks(
  scope: Construct,
  project: Project,
  options: SynthesizeOptions = {},
): ProjectStack[] {
  const account = project.spec.platform
    ? undefined
    : new AccountStack(scope, `${project.metadata.name}-account`, { project });
  const environments = Object.entries(project.spec.environments);
  const asleep = new Map(Object.entries(options.asleep ?? {}));
  for (const name of asleep.keys()) {
    if (!Object.hasOwn(project.spec.environments, name)) {
      throw new RangeError(
        `project ${project.metadata.name} has no environment ${JSON.stringify(
          name,
        )} to be asleep or awake; it has ${environments
          .map(([known]) => known)
          .join(', ')}`,
      );
    }
  }
  const bases = new Map<string, BaseStack>();
  const inRegions = new Map<string, RegionStacks>();
  const regionsHome = project.spec.regions && regionsMembers(project).home.name;
  const ofEnvironments = environments.flatMap(
    ([environmentName, environment]) => {
      const names = resourceNames(project, environmentName);
      const props = { project, environmentName, environment, names };
      const base = new BaseStack(scope, names.stacks.base, {
        ...props,
        asleep: asleep.get(environmentName),
        regionsHome:
          regionsHome === undefined ? undefined : bases.get(regionsHome),
      });
      bases.set(environmentName, base);
      const workspace = new WorkspaceStack(scope, names.stacks.workspace, {
        ...props,
        base,
        account,
      });
      const credentials =
        names.stacks.credentials === undefined
          ? []
          : [
              new CredentialsStack(scope, names.stacks.credentials, {
                ...props,
                base,
                workspace,
              }),
            ];
      const data = new DataStack(scope, names.stacks.data, {
        ...props,
        base,
        workspace,
        credentials: credentials.at(0),
        inEmptyAccount: options.inEmptyAccount,
      });
      inRegions.set(environmentName, { base, workspace, data });
      return [base, workspace, ...credentials, data];
    },
  );
  const { connectivity, regions } = project.spec;
  return [
    ...(account ? [account] : []),
    ...ofEnvironments,
    ...(connectivity
      ? [
          new ConnectivityStack(
            scope,
            `${project.metadata.name}-connectivity`,
            {
              project,
              connectivity,
              bases,
            },
          ),
        ]
      : []),
    ...(regions
      ? [
          new RegionsStack(scope, `${project.metadata.name}-regions`, {
            project,
            regions,
            stacks: inRegions,
            inEmptyAccount: options.inEmptyAccount,
          }),
        ]
      : []),
  ];
}
