import type { AdvanceOptions } from './AdvanceOptions';
import { GIVE_UP_FINDING_MS } from './AdvanceOptions';
import type { Deployer } from './Deployer';
import type { DeploymentRecord } from './DeploymentRecord';
import type { DeploymentStep } from './DeploymentStep';
import { titleToken } from './titleToken';

/** Said while the run that has taken a deployment is looked for. */
export const LOOKING = 'Looking for the run that carries it out';

/**
 * Looks for the run of a phase that the server took without telling its run, or
 * whose run has left it to another one.
 *
 * @throws whatever the deployer throws that may pass
 */
export async function findDeploymentRun(
  record: DeploymentRecord,
  deployer: Deployer,
  options: AdvanceOptions,
): Promise<DeploymentStep> {
  const { repository, workflow, duplicates } = record;
  const token = titleToken(record);
  const run = await deployer.findRun(
    {
      repository,
      workflow,
      token,
      since: record.sendingSince ?? record.requestedAt,
      ...(duplicates && { notRunIds: duplicates }),
    },
    options.signal,
  );
  if (run) {
    return { update: { message: undefined, ...run }, goesOn: true };
  }
  const sent = Date.parse(
    record.dispatchedAt ?? record.dispatchTriedAt ?? record.requestedAt,
  );
  if (options.now.getTime() - sent < GIVE_UP_FINDING_MS) {
    // What kept an earlier look from it is over.
    return { update: { message: duplicates && LOOKING } };
  }
  return {
    update: {
      state: 'lost',
      message: duplicates
        ? `The run found the deployment taken by another run, and no other run with ${token} in its title came up. Look at the workflow's runs, and at the environment, before asking again`
        : `${repository.host} took the deployment, but no run with ${token} in its title came up. Check that the workflow's run-name holds inputs.deployment_id`,
    },
    actor: 'portal',
  };
}
