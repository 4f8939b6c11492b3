import type { LakeportShow } from '@lakeport/backstage-plugin-databricks-node';
import type { Project } from '@lakeport/project';
import { costTotalOf } from './costTotalOf';
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
        ...(shown && { monthlyCost: costTotalOf(shown.monthlyCost) }),
        ...(shown?.monthlyCostAsleep && {
          monthlyCostAsleep: costTotalOf(shown.monthlyCostAsleep),
        }),
      };
    },
  );
}
