import { createHash } from 'node:crypto';
import type { NewRequest } from './DeploymentRequests';

/**
 * What tells one request from another under the same idempotency key. Of a
 * promotion it is the environment that is promoted: its commit may be another
 * one when the same request comes again.
 */
export function requestDigest(
  request: Pick<
    NewRequest,
    'operation' | 'ref' | 'commit' | 'promotedFrom' | 'allowDestroy'
  >,
): string {
  const { operation, ref, commit, promotedFrom, allowDestroy } = request;
  const asked = [
    operation,
    ref ?? null,
    promotedFrom ? { promotedFrom } : commit ?? null,
    [...(allowDestroy ?? [])].sort(),
  ];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
