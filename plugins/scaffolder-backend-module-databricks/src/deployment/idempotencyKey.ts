import type { CreateDeploymentRequest } from '@lakeport/backstage-plugin-databricks-common';
import { createHash } from 'node:crypto';

/**
 * The key under which a step asks for a deployment. A retried or recovered task
 * comes up with the same key and so finds its deployment instead of starting
 * another. Everything that is asked for is in it, because the scaffolder tells
 * an action neither in its checkpoints nor (as of 4.2) in its context which
 * iteration of an `each` it is in: two iterations are one deployment only where
 * they ask for the same in all words.
 */
export function idempotencyKey(parts: {
  taskId: string;
  stepId?: string;
  eachKey?: string;
  request: Omit<CreateDeploymentRequest, 'idempotencyKey'>;
}): string {
  const { taskId, stepId = '', eachKey = '', request } = parts;
  const asked = Object.entries(request)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = createHash('sha256')
    .update(JSON.stringify([taskId, stepId, eachKey, asked]))
    .digest('hex');
  return `scaffolder-${digest}`;
}
