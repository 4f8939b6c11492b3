import type { z } from 'zod';
import type { Environment } from './Environment';
import type { Lakehouse } from './Lakehouse';
import { LAKEHOUSE_PRINCIPAL } from './lakehouseResourceNames';
import type { Metastore, Project } from './Project';
import { resolveConnectivity } from './resolveConnectivity';
import { resolveEnvironment } from './resolveEnvironment';
import { resolveLakehouse } from './resolveLakehouse';
import type { projectFileSchema } from './schema/projectFileSchema';

/**
 * The defaults that depend on more than one place of the file: what follows
 * from an environment's security profile, its default catalog, a metastore for
 * every region, and what a lakehouse needs in each of its environments.
 */
export function resolveProject(
  file: z.output<typeof projectFileSchema>,
): Project {
  const { name } = file.metadata;
  const { lakehouse: said, connectivity, regions, ...spec } = file.spec;
  const lakehouse =
    said && resolveLakehouse(said, Object.keys(spec.environments));
  const environments = Object.fromEntries(
    Object.entries(file.spec.environments).map(
      ([environmentName, environment]): [string, Environment] => [
        environmentName,
        withLakehouse(
          resolveEnvironment(environment, {
            project: name,
            environment: environmentName,
            ...(file.spec.platform ? { platform: file.spec.platform } : {}),
          }),
          environmentName,
          lakehouse,
        ),
      ],
    ),
  );
  const metastores: Record<string, Metastore> = {
    ...Object.fromEntries(
      Object.values(environments).map(({ region }): [string, Metastore] => [
        region,
        { mode: 'lookup' },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(file.spec.databricks.metastores).flatMap(
        ([region, metastore]): Array<[string, Metastore]> =>
          metastore ? [[region, metastore]] : [],
      ),
    ),
  };
  return {
    ...file,
    spec: {
      ...spec,
      aws: {
        ...file.spec.aws,
        ...(file.spec.platform && !file.spec.aws.planRole
          ? { planRole: `${file.spec.aws.childRole}-plan` }
          : {}),
      },
      databricks: { ...file.spec.databricks, metastores },
      environments,
      ...(lakehouse ? { lakehouse } : {}),
      ...(connectivity
        ? { connectivity: resolveConnectivity(connectivity, environments) }
        : {}),
      ...(regions ? { regions } : {}),
    },
  };
}

/** How old the secret becomes that Step Functions sign in with. */
const ROTATE_DAYS = 90;

/**
 * The environment with the service principal that its lakehouse's job runs as.
 * It has a secret only where something outside Databricks starts the job.
 */
function withLakehouse(
  environment: Environment,
  name: string,
  lakehouse: Lakehouse | undefined,
): Environment {
  const { environments = [], orchestration } = lakehouse ?? {};
  if (!orchestration || !environments.includes(name)) {
    return environment;
  }
  return {
    ...environment,
    servicePrincipals: {
      ...environment.servicePrincipals,
      [LAKEHOUSE_PRINCIPAL]: {
        admin: false,
        ...(orchestration.trigger === 'eventbridge'
          ? { secret: { rotateDays: ROTATE_DAYS } }
          : {}),
      },
    },
  };
}
