/**
 * Whether a state of Terraform manages anything.
 *
 * @param content - of the state's file; one that cannot be read counts as if
 *   it did, since better one warning too many
 */
export function holdsResources(content: Uint8Array): boolean {
  try {
    const state: unknown = JSON.parse(Buffer.from(content).toString('utf8'));
    return (
      typeof state === 'object' &&
      state !== null &&
      'resources' in state &&
      Array.isArray(state.resources) &&
      state.resources.some(
        resource => !('mode' in resource && resource.mode === 'data'),
      )
    );
  } catch {
    return true;
  }
}
