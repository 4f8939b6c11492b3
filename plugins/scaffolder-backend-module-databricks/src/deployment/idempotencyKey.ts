import { createHash } from 'node:crypto';

/**
 * The key under which a step asks for a deployment. A retried or recovered task
 * comes up with the same key and so finds its deployment instead of starting
 * another; each iteration of a step with `each` has a key of its own, because
 * the scaffolder's own checkpoint keys do not tell iterations apart.
 */
export function idempotencyKey(parts: {
  taskId: string;
  stepId?: string;
  eachKey?: string;
  entityRef: string;
  operation: string;
}): string {
  const { taskId, stepId = '', eachKey = '', entityRef, operation } = parts;
  const digest = createHash('sha256')
    .update(JSON.stringify([taskId, stepId, eachKey, { entityRef, operation }]))
    .digest('hex');
  return `scaffolder-${digest}`;
}
