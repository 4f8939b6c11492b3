import type { ApiHolder, ApiRef } from '@backstage/core-plugin-api';
import { NotFoundError } from '@backstage/errors';

/**
 * An API of the app, outside of components.
 *
 * @throws NotFoundError when the app has none
 */
export function apiOf<T>(apis: ApiHolder, ref: ApiRef<T>): T {
  const api = apis.get(ref);
  if (!api) {
    throw new NotFoundError(`The app has no ${ref.id}`);
  }
  return api;
}
