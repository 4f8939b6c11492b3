import { databricksPrincipals } from './databricksPrincipals';
import { PolicyConditions, PolicyStatement } from './PolicyDocument';

/**
 * Lets Databricks' control plane use a key, but only when it acts for this
 * Databricks account.
 */
export function databricksKeyUse(options: {
  sid: string;
  databricksAccountId: string;
  actions: readonly string[];
  conditions?: PolicyConditions;
}): PolicyStatement {
  return {
    Sid: options.sid,
    Effect: 'Allow',
    Principal: { AWS: databricksPrincipals.accountRoot },
    Action: options.actions,
    Resource: '*',
    Condition: {
      ...options.conditions,
      StringEquals: {
        'aws:PrincipalTag/DatabricksAccountId': options.databricksAccountId,
      },
    },
  };
}
