import type { AccountObject } from '../AccountObject';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';
import type { Value } from '../../wire/Value';

/**
 * What an ARN names, of the request's own account and region.
 *
 * @param type - of what it has to be
 * @throws ServiceError when it is not there, or somewhere else
 */
export function arnNamed(
  { account, scope, type: by }: Request,
  type: string,
  given: Value | undefined,
): AccountObject | undefined {
  const arn = text(given);
  if (!arn) {
    return undefined;
  }
  const found = account
    .objects({ type })
    .filter(({ attributes, remains }) => attributes.arn === arn && !remains);
  if (found.length === 0) {
    throw new ServiceError(
      `ResourceNotFoundException: ${type} ${arn} does not exist`,
      `${by} names it. Create it first, or name one that exists.`,
    );
  }
  const here = found.find(object => object.scope === scope);
  if (!here) {
    throw new ServiceError(
      `ResourceNotFoundException: ${type} ${arn} does not exist in ${scope}`,
      `It is in ${found[0].scope}. Both must be in the same account and region.`,
    );
  }
  return here;
}
