import { createConditionExports } from '@backstage/plugin-permission-node';
import { databricksEnvironmentResourceRef } from './databricksEnvironmentResourceRef';
import { environmentRules } from './environmentRules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: databricksEnvironmentResourceRef,
  rules: environmentRules,
});

/**
 * The rules as conditions of a permission policy.
 *
 * @public
 */
export const databricksEnvironmentConditions = conditions;

/**
 * A policy's decision that depends on the environment.
 *
 * @public
 */
export const createDatabricksEnvironmentConditionalDecision =
  createConditionalDecision;
