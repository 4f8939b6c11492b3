import { blocksOf } from '../stacks/blocksOf';

/** What is read of a statement of an AWS policy. */
export interface PolicyStatement {
  effect: string;
  resources: string[];
}

/**
 * The statements of a policy document in JSON. None where the text is not known
 * before apply or is no policy.
 */
export function policyStatements(policy: unknown): PolicyStatement[] {
  if (typeof policy !== 'string') return [];
  let document: unknown;
  try {
    document = JSON.parse(policy);
  } catch {
    return [];
  }
  return blocksOf(document)
    .flatMap(({ Statement }) => blocksOf(Statement))
    .map(statement => ({
      effect: String(statement.Effect),
      resources: [statement.Resource]
        .flat()
        .filter(resource => typeof resource === 'string'),
    }));
}
