import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** How deployments are sent and followed. */
export interface DeploymentsConfig {
  /** File name in .github/workflows. */
  workflow: string;
  pollMs: number;
}

/**
 * Reads `databricks.deployments` of app-config.
 *
 * @throws InputError naming the config path that is wrong
 */
export function readDeploymentsConfig(
  root: RootConfigService,
): DeploymentsConfig {
  const config = root.getOptionalConfig('databricks.deployments');
  const workflow = config?.getOptionalString('workflow') ?? 'deploy.yml';
  if (!/^[\w.-]+\.ya?ml$/.test(workflow)) {
    throw new InputError(
      `databricks.deployments.workflow must be a file name such as deploy.yml, not ${workflow}`,
    );
  }
  const pollSeconds = config?.getOptionalNumber('pollSeconds') ?? 5;
  if (pollSeconds < 1) {
    throw new InputError(
      `databricks.deployments.pollSeconds must be 1 or more, not ${pollSeconds}`,
    );
  }
  return { workflow, pollMs: pollSeconds * 1_000 };
}
