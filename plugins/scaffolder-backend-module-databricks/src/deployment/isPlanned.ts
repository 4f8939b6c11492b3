import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';

/**
 * Whether there is nothing more to wait for before the plan is read: it can be
 * read, or the deployment waits for somebody who has to read it. A plan that a
 * rule refuses, or that is not whole, is about to fail the deployment, whose end
 * says why.
 */
export function isPlanned({ state, plan }: Deployment): boolean {
  return (
    state === 'waiting' ||
    (plan?.stacks !== undefined &&
      plan.stacks.every(
        ({ status }) => status === 'planned' || status === 'deferred',
      ))
  );
}
