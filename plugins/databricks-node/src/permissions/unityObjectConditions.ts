import { createConditionExports } from '@backstage/plugin-permission-node';
import { databricksUnityObjectResourceRef } from './databricksUnityObjectResourceRef';
import { unityObjectRules } from './unityObjectRules';

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: databricksUnityObjectResourceRef,
  rules: unityObjectRules,
});

/**
 * The rules on Unity Catalog as conditions of a permission policy.
 *
 * @public
 */
export const databricksUnityObjectConditions = conditions;

/**
 * A policy's decision that depends on the object of Unity Catalog.
 *
 * @public
 */
export const createDatabricksUnityObjectConditionalDecision =
  createConditionalDecision;
