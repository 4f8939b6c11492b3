import { reportedAttributes } from '@lakeport/project';
import type { PlannedChange } from './PlannedChange';
import { readPlan } from './readPlan';

/**
 * What a plan changes, from `terraform show -json`, as it may be shown: nothing
 * that is secret, and no more of it than a person reads.
 *
 * @throws Error when it is no plan of a format that is known
 */
export function plannedChanges(planJson: unknown): PlannedChange[] {
  return readPlan(planJson).map(
    ({ address, module_address: module, type, change }) => {
      const { attributes, leftOut } = reportedAttributes(change);
      return {
        address,
        actions: change.actions,
        type,
        ...(module ? { module } : {}),
        ...(attributes.length > 0 ? { attributes: [...attributes] } : {}),
        ...(leftOut > 0 ? { attributesLeftOut: leftOut } : {}),
      };
    },
  );
}
