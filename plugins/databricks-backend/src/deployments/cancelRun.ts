import type { AdvanceOptions } from './AdvanceOptions';
import type { Deployer } from './Deployer';
import type { DeploymentRecord, DeploymentUpdate } from './DeploymentRecord';
import { reasonOf } from './reasonOf';

/** After this time a run that goes on is asked again to end. */
const ASK_AGAIN_MS = 60_000;

/** Asks the server to end the run of a deployment that somebody has cancelled. */
export async function cancelRun(
  record: DeploymentRecord,
  runId: string,
  deployer: Deployer,
  options: AdvanceOptions,
): Promise<DeploymentUpdate> {
  const { cancellation, repository } = record;
  const sentAt = Date.parse(cancellation?.sentAt ?? '');
  if (!cancellation || options.now.getTime() - sentAt < ASK_AGAIN_MS) {
    return {};
  }
  try {
    await deployer.cancel({ repository, runId }, options.signal);
    return {
      cancellation: { ...cancellation, sentAt: options.now.toISOString() },
      message: `Cancelled by ${cancellation.by}; waiting for the run to end`,
    };
  } catch (error) {
    return {
      message: `The run could not be cancelled (${reasonOf(
        error,
      )}); trying again. It can be cancelled on ${repository.host} as well`,
    };
  }
}
