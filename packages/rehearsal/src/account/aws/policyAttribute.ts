import { checkPolicy } from './checkPolicy';
import type { PolicyKind } from './checkPolicy';
import { checkPolicySize } from './checkPolicySize';
import { samePolicy } from './samePolicy';
import { storedPolicy } from './storedPolicy';
import { text } from '../text';
import type { TypeRules } from '../TypeRules';

/**
 * Rules of a type with a policy: it is checked, kept in AWS's form and, when
 * that says the same, left as it was written.
 *
 * @param longest - the most characters, without spaces
 */
export function policyAttribute(
  attribute: string,
  kind: PolicyKind,
  longest: number,
): Required<Pick<TypeRules, 'check' | 'same' | 'stored'>> {
  return {
    check: request => {
      checkPolicy(attribute, kind)(request);
      checkPolicySize(attribute, longest)(request);
    },
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
