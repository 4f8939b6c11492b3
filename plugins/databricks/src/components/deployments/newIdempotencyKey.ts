/**
 * A key that no other request has. `crypto.randomUUID` is missing where the
 * portal is served over plain http under a name that is not localhost.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
