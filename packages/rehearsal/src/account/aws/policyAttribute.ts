import { checkPolicy } from './checkPolicy';
import type { PolicyKind } from './checkPolicy';
import { samePolicy } from './samePolicy';
import { storedPolicy } from './storedPolicy';
import { text } from '../text';
import type { TypeRules } from '../TypeRules';

/**
 * Rules of a type with a policy: it is checked, kept in AWS's form and, when
 * that says the same, left as it was written.
 */
export function policyAttribute(
  attribute: string,
  kind: PolicyKind,
): Required<Pick<TypeRules, 'check' | 'same' | 'stored'>> {
  return {
    check: checkPolicy(attribute, kind),
    same: {
      [attribute]: (a, b) =>
        typeof a === 'string' && typeof b === 'string' && samePolicy(a, b),
    },
    stored: attributes => {
      const given = text(attributes[attribute]);
      return given
        ? { ...attributes, [attribute]: storedPolicy(given) }
        : attributes;
    },
  };
}
