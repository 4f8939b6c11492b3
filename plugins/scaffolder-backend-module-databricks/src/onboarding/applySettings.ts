import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RepositorySettingsClient } from '@lakeport/backstage-plugin-databricks-node';
import type { ProjectFacts } from '@lakeport/project';
import type { PlatformOutputs } from './PlatformOutputs';
import { subjectClaims } from './subjectClaims';

/**
 * Tells a project's repository who its workflows run as. What is set already is
 * not set again.
 *
 * @param options - `environments`, and what is `shared` between them, by name, as
 *   the platform made them
 */
export async function applySettings(options: {
  settings: Pick<
    RepositorySettingsClient,
    'setEnvironmentVariable' | 'setSubjectClaims' | 'setVariable'
  >;
  facts: Pick<ProjectFacts, 'aws'>;
  deployClientId?: string;
  environments: PlatformOutputs['environments'];
  shared?: PlatformOutputs['shared'];
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<void> {
  const { settings, facts, deployClientId, logger, signal } = options;
  const told = (changed: boolean, what: string) => {
    if (changed) {
      logger.info(`Set ${what}`);
    }
  };
  const variables = {
    AWS_REGION: facts.aws.state.region,
    ...(deployClientId && { DATABRICKS_ACCOUNT_CLIENT_ID: deployClientId }),
  };
  for (const [name, value] of Object.entries(variables)) {
    told(
      await settings.setVariable(name, value, { signal }),
      `${name} of the repository to ${value}`,
    );
  }
  const deployed = [
    ...Object.entries(options.environments).map(
      ([name, { clientId, ...as }]) => ({
        name,
        ...as,
        client: ['DATABRICKS_CLIENT_ID', clientId] as const,
      }),
    ),
    ...Object.entries(options.shared ?? {}).map(
      ([name, { clientIds, ...as }]) => ({
        name,
        ...as,
        client: ['DATABRICKS_CLIENT_IDS', pairs(clientIds)] as const,
      }),
    ),
  ];
  for (const { name: environment, client, ...as } of deployed) {
    for (const [target, role] of [
      [environment, as.applyRoleArn],
      [`${environment}-plan`, as.planRoleArn],
    ]) {
      for (const [name, value] of [['AWS_ROLE_ARN', role], client]) {
        // What is between networks only is nobody in Databricks.
        if (value) {
          told(
            await settings.setEnvironmentVariable(target, name, value, {
              signal,
            }),
            `${name} of environment ${target} to ${value}`,
          );
        }
      }
    }
  }
  told(
    await settings.setSubjectClaims(subjectClaims, { signal }),
    `the subject of its OIDC tokens to ${subjectClaims.join(', ')}`,
  );
}

/** As `lakeport` reads who it is in the workspace of each environment. */
function pairs(clientIds: Readonly<Record<string, string>>): string {
  return Object.entries(clientIds)
    .map(([environment, id]) => `${environment}=${id}`)
    .join(' ');
}
