import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RepositorySettingsClient } from '@lakeport/backstage-plugin-databricks-node';
import type { ProjectFacts } from '@lakeport/project';
import type { PlatformOutputs } from './PlatformOutputs';
import { subjectClaims } from './subjectClaims';

/**
 * Tells a project's repository who its workflows run as. What is set already is
 * not set again.
 *
 * @param options - `environments` by name, as the platform made them
 */
export async function applySettings(options: {
  settings: RepositorySettingsClient;
  facts: Pick<ProjectFacts, 'aws'>;
  deployClientId?: string;
  environments: PlatformOutputs['environments'];
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
  for (const [environment, as] of Object.entries(options.environments)) {
    for (const [target, role] of [
      [environment, as.applyRoleArn],
      [`${environment}-plan`, as.planRoleArn],
    ]) {
      for (const [name, value] of [
        ['AWS_ROLE_ARN', role],
        ['DATABRICKS_CLIENT_ID', as.clientId],
      ]) {
        told(
          await settings.setEnvironmentVariable(target, name, value, {
            signal,
          }),
          `${name} of environment ${target} to ${value}`,
        );
      }
    }
  }
  told(
    await settings.setSubjectClaims(subjectClaims, { signal }),
    `the subject of its OIDC tokens to ${subjectClaims.join(', ')}`,
  );
}
