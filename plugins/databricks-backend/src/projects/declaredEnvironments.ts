import type {
  CostTotal,
  EnvironmentTopology,
} from '@lakeport/backstage-plugin-databricks-common';
import type { LakeportShow } from '@lakeport/backstage-plugin-databricks-node';
import type { Project } from '@lakeport/project';
import type { DeclaredEnvironment } from './ProjectAnswer';

/**
 * The environments of a project file, in its order.
 *
 * @param show - what `lakeport show` says of it; prices are left out without it
 */
export function declaredEnvironments(
  project: Project,
  show: LakeportShow | undefined,
): DeclaredEnvironment[] {
  return Object.entries(project.spec.environments).map(
    ([name, environment]) => {
      const { network } = environment;
      const shown =
        show && Object.hasOwn(show.environments, name)
          ? show.environments[name]
          : undefined;
      return {
        name,
        declared: true,
        awsAccountId: environment.awsAccountId,
        region: environment.region,
        securityProfile: environment.securityProfile,
        deletionProtection: environment.deletionProtection,
        ...(network.mode === 'create' && { cidr: network.cidr }),
        catalogs: Object.keys(environment.catalogs),
        ...(shown && { monthlyCost: totalOf(shown.monthlyCost) }),
        ...(shown?.monthlyCostAsleep && {
          monthlyCostAsleep: totalOf(shown.monthlyCostAsleep),
        }),
      };
    },
  );
}

function totalOf({
  currency,
  asOf,
  total,
}: EnvironmentTopology['monthlyCost']): CostTotal {
  return { currency, asOf, total };
}
