import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';
import type { Value } from '../../wire/Value';

/** Refuses a key of another region, by its ARN; aliases stand for themselves. */
export function checkKeyHere(
  { attributes, caller, type }: Request,
  key: Value | undefined,
): void {
  const arn = text(key);
  const region = text(attributes.region) ?? caller.region;
  const of = /^arn:[^:]+:kms:([^:]+):/.exec(arn ?? '')?.[1];
  if (of && region && of !== region) {
    throw new ServiceError(
      `KMSNotFoundException: key ${arn} is not in ${region}`,
      `${type} is; it and its key share a region.`,
    );
  }
}
