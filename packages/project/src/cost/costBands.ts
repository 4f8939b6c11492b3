import type { SecurityProfile } from '../Environment';

/**
 * How a security profile ranks by cost, from `$` to `$$$$`. By rank, because
 * idle AWS cost hardly tells the upper three apart: what does is Databricks'
 * Enterprise tier, which PrivateLink and customer-managed keys need and which
 * is charged with every DBU. The computed cost stands beside it.
 *
 * @public
 */
export const costBands: Readonly<Record<SecurityProfile, string>> = {
  development: '$',
  'production-basic': '$$',
  'production-secure': '$$$',
  'maximum-security': '$$$$',
};
