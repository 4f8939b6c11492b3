import type { DeploymentPlan } from '@lakeport/backstage-plugin-databricks-common';
import type { DeploymentRecord } from './DeploymentRecord';

type Planned = Pick<DeploymentRecord, 'operation' | 'plan' | 'planProblem'>;

/**
 * Whether a plan that was read whole shows that nothing is to be done. A destroy
 * and a rotation are done all the same: what they do is not all in a plan.
 */
export function isNothingToDo({
  operation,
  plan,
  planProblem,
}: Planned): boolean {
  if (operation === 'destroy' || operation === 'rotate') {
    return false;
  }
  return (
    plan !== undefined &&
    !planProblem &&
    !plan.unknownStacks &&
    !plan.omittedStacks &&
    Object.values(plan.summary).every(count => count === 0) &&
    stacksOf(plan).every(({ status }) => status === 'planned')
  );
}

/**
 * Whether a plan may be carried out without a person who has read it, when the
 * requester has approved in advance: it was read whole, destroys and replaces
 * nothing, breaks no rule, and leaves open only what is built on what it makes.
 */
export function isHarmless({ plan, planProblem }: Planned): boolean {
  if (!plan || planProblem || plan.omittedStacks) {
    return false;
  }
  const stacks = stacksOf(plan);
  const deferred = stacks.filter(({ status }) => status === 'deferred').length;
  return (
    plan.summary.destroy === 0 &&
    plan.summary.replace === 0 &&
    (plan.unknownStacks ?? 0) <= deferred &&
    stacks.every(
      ({ status, changes, findings = [] }) =>
        (status === 'planned' || status === 'deferred') &&
        !changes.some(({ actions }) => actions.includes('delete')) &&
        !findings.some(({ severity }) => severity === 'error'),
    )
  );
}

function stacksOf({ stacks = [] }: DeploymentPlan) {
  return stacks;
}
