import type { DeploymentTransition } from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';

/** Writes a change of state within the transaction that makes it. */
export async function insertTransition(
  tx: Knex.Transaction,
  deploymentId: string,
  transition: DeploymentTransition,
): Promise<DeploymentTransition> {
  await tx('deployment_transitions').insert({
    deployment_id: deploymentId,
    from_state: transition.from ?? null,
    to_state: transition.to,
    at: transition.at,
    actor: transition.actor,
    cause: transition.cause,
  });
  return transition;
}
