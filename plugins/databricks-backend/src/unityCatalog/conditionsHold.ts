import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';

/**
 * Applies a policy's conditions where some of what they go by may be unknown, by
 * Kleene's logic: what is true or false here stays so whatever the unknown turns
 * out to be.
 *
 * @param holds - one condition; undefined when it is not known whether it holds
 * @returns undefined when it depends on the unknown
 */
export function conditionsHold(
  criteria: PermissionCriteria<PermissionCondition>,
  holds: (condition: PermissionCondition) => boolean | undefined,
): boolean | undefined {
  if (isAndCriteria(criteria)) {
    return every(criteria.allOf.map(part => conditionsHold(part, holds)));
  }
  if (isOrCriteria(criteria)) {
    return not(
      every(criteria.anyOf.map(part => not(conditionsHold(part, holds)))),
    );
  }
  if (isNotCriteria(criteria)) {
    return not(conditionsHold(criteria.not, holds));
  }
  return holds(criteria);
}

function every(parts: Array<boolean | undefined>): boolean | undefined {
  if (parts.includes(false)) {
    return false;
  }
  return parts.includes(undefined) ? undefined : true;
}

function not(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}
