import { accountObject } from './accountObject';
import { invalidParameter } from './invalidParameter';
import { kmsKeyTypes } from '../aws/kmsKeyNamed';
import { idsIn } from '../idsIn';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';

const USE_CASES = ['MANAGED_SERVICES', 'STORAGE'];

function keyInfo({ attributes }: Request) {
  const [info] = [attributes.aws_key_info ?? []].flat();
  return isValueObject(info) ? info : {};
}

/** Refuses a use case that is none, and an alias that is not of the key. */
function checkKey(request: Request): void {
  const { account, attributes } = request;
  const uses = idsIn(attributes.use_cases);
  const strange = uses.find(use => !USE_CASES.includes(use));
  if (uses.length === 0 || strange) {
    invalidParameter(
      `use_cases ${strange ? `has ${strange}` : 'is empty'}`,
      `It has one or both of ${USE_CASES.join(' and ')}.`,
    );
  }
  const { key_arn: arn, key_alias: alias } = keyInfo(request);
  const [key] = kmsKeyTypes
    .flatMap(type => account.objects({ type }))
    .filter(({ attributes: { arn: own } }) => own === arn);
  if (!text(alias) || !key) {
    return;
  }
  const found = account.find('aws_kms_alias', key.scope, text(alias) ?? '');
  if (!found || found.attributes.target_key_id !== key.id) {
    invalidParameter(
      `alias ${text(alias)} is not of key ${text(arn)}`,
      found
        ? `It is of ${text(found.attributes.target_key_id)}.`
        : `There is no such alias in ${key.scope}.`,
    );
  }
}

/**
 * What the Databricks account API is known to do about customer-managed keys.
 *
 * From the Databricks provider's documentation and code 1.99.0, 2025.
 */
export const encryptionRules: Record<string, TypeRules> = {
  databricks_mws_customer_managed_keys: accountObject(
    'customer_managed_key_id',
    {
      check: checkKey,
      computed: request => ({
        key_region: text(keyInfo(request).key_arn)?.split(':')[3] ?? '',
      }),
    },
  ),
};
