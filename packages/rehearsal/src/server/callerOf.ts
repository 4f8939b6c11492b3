import type { Caller } from '../account/Caller';
import { text } from '../account/text';
import type { ProviderName } from '../schema/loadProviderSchema';
import { isValueObject } from '../wire/Value';
import type { Value, ValueObject } from '../wire/Value';

/** AWS account that a provider works on which assumes no role. */
const OWN_AWS_ACCOUNT = '100000000000';

function first(value: Value | undefined): ValueObject {
  const block = Array.isArray(value) ? value.at(-1) : undefined;
  return isValueObject(block) ? block : {};
}

function accountOfRole(arn: string | undefined): string | undefined {
  return /^arn:[^:]+:iam::(\d{12}):role\//.exec(arn ?? '')?.[1];
}

/** Who a provider configuration speaks for: account, region, host and tags. */
export function callerOf(provider: ProviderName, config: ValueObject): Caller {
  if (provider === 'aws') {
    // A chain of roles is a list; the last one is what the provider ends up as.
    const role = accountOfRole(text(first(config.assume_role).role_arn));
    const allowed = Array.isArray(config.allowed_account_ids)
      ? text(config.allowed_account_ids[0])
      : undefined;
    const tags = first(config.default_tags).tags;
    const stsRegion = text(config.sts_region);
    return {
      provider,
      region: text(config.region),
      ...(stsRegion ? { stsRegion } : {}),
      accountId: role ?? allowed ?? OWN_AWS_ACCOUNT,
      defaultTags: isValueObject(tags) ? tags : {},
    };
  }
  if (provider === 'databricks') {
    const host = text(config.host)?.replace(/\/+$/, '');
    return {
      provider,
      accountId: text(config.account_id),
      defaultTags: {},
      ...(host ? { host } : {}),
    };
  }
  return { provider, defaultTags: {} };
}
