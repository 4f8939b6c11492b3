import { z } from 'zod';
import type { IndexedEnvironment } from './IndexedEnvironment';

const optionalText = z
  .string()
  .nullable()
  .transform(value => value ?? undefined);

/** The columns that say what an environment is. */
export const environmentRowSchema = z.object({
  entity_ref: z.string(),
  owner: optionalText,
  project: z.string(),
  environment: z.string(),
  security_profile: optionalText,
  repo_host: z.string(),
  repo_owner: z.string(),
  repo_name: z.string(),
  seen_at: z.string(),
});

/** An environment as the columns of its row say it. */
export function environmentOfRow(
  row: z.output<typeof environmentRowSchema>,
): IndexedEnvironment {
  return {
    entityRef: row.entity_ref,
    ...(row.owner && { owner: row.owner }),
    project: row.project,
    environment: row.environment,
    ...(row.security_profile && { securityProfile: row.security_profile }),
    ...(row.repo_host && {
      repository: {
        host: row.repo_host,
        owner: row.repo_owner,
        repo: row.repo_name,
      },
    }),
  };
}

/** The columns that say what an environment is; no repository is empty text. */
export function environmentColumns(environment: IndexedEnvironment) {
  const { repository } = environment;
  return {
    entity_ref: environment.entityRef,
    owner: environment.owner ?? null,
    project: environment.project,
    environment: environment.environment,
    security_profile: environment.securityProfile ?? null,
    repo_host: repository?.host ?? '',
    repo_owner: repository?.owner ?? '',
    repo_name: repository?.repo ?? '',
  };
}
