import type { z } from 'zod';
import type { Environment } from './Environment';
import type { Metastore, Project } from './Project';
import { resolveEnvironment } from './resolveEnvironment';
import type { projectFileSchema } from './schema/projectFileSchema';

/**
 * The defaults that depend on more than one place of the file: what follows
 * from an environment's security profile, its default catalog, and a metastore
 * for every region.
 */
export function resolveProject(
  file: z.output<typeof projectFileSchema>,
): Project {
  const { name } = file.metadata;
  const environments = Object.fromEntries(
    Object.entries(file.spec.environments).map(
      ([environmentName, environment]): [string, Environment] => [
        environmentName,
        resolveEnvironment(environment, {
          project: name,
          environment: environmentName,
          ...(file.spec.platform ? { platform: file.spec.platform } : {}),
        }),
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
      ...file.spec,
      aws: {
        ...file.spec.aws,
        ...(file.spec.platform && !file.spec.aws.planRole
          ? { planRole: `${file.spec.aws.childRole}-plan` }
          : {}),
      },
      databricks: { ...file.spec.databricks, metastores },
      environments,
    },
  };
}
