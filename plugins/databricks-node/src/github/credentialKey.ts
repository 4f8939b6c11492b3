import { createHash } from 'node:crypto';

/**
 * Tells credentials apart without keeping them: a digest of the Authorization
 * header of a request.
 */
export function credentialKey(init: RequestInit): string {
  const authorization = new Headers(init.headers).get('Authorization') ?? '';
  return createHash('sha256').update(authorization).digest('base64url');
}
