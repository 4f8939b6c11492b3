import { awsRules } from './aws/awsRules';
import { databricksRules } from './databricks/databricksRules';
import type { Scope, TypeRules } from './TypeRules';
import { utilityRules } from './utilityRules';
import type { ProviderName } from '../schema/loadProviderSchema';

/** Rules of a type, with the scope that its provider's types usually have. */
export function rulesFor(
  provider: ProviderName,
  type: string,
): TypeRules & { scope: Scope } {
  switch (provider) {
    case 'aws': {
      const global = /^aws_(iam|route53|cloudfront|organizations|account)_/;
      return {
        scope: global.test(type) ? 'account' : 'region',
        ...awsRules[type],
      };
    }
    case 'databricks':
      return {
        scope: /^databricks_(mws_|account_)/.test(type)
          ? 'databricks-account'
          : 'workspace',
        ...databricksRules[type],
      };
    default:
      return { scope: 'world', ...utilityRules[type] };
  }
}
