import { createHash } from 'node:crypto';
import type { NewRequest } from './DeploymentRequests';

/**
 * What tells one request from another under the same idempotency key. Of a
 * promotion it is the environment that is promoted: its commit and branch may be
 * others when the same request comes again.
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
    promotedFrom ? null : ref ?? null,
    promotedFrom
      ? { promotedFrom: promotedFrom.toLocaleLowerCase('en-US') }
      : commit ?? null,
    [...(allowDestroy ?? [])].sort(),
  ];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
