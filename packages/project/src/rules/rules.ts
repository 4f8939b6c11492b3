import { planRules } from './plan/planRules';
import { planRuleIds, ruleIds } from './ruleIds';
import type { RuleInfo } from './RuleInfo';
import { stackRules } from './stackRules';

function info({
  id,
  title,
  severity,
  reason,
  source,
  fix,
}: RuleInfo): RuleInfo {
  return { id, title, severity, reason, source, fix };
}

/**
 * Every rule that stacks and plans are read with, in the order of their ids.
 *
 * @public
 */
export const rules: readonly RuleInfo[] = [
  ...ruleIds.flatMap(id => stackRules.filter(rule => rule.id === id)),
  ...planRuleIds.map(id => planRules[id]),
].map(info);
