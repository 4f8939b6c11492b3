import {
  AuthenticationError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import type { Told } from './Told';
import type { UnityRights } from './UnityRights';

/**
 * The value, or the refusal as an error that says whose it is.
 *
 * @throws AuthenticationError when Databricks does not take the person's token
 * @throws InputError, NotAllowedError, NotFoundError
 */
export function valueTold<T extends JsonValue>(
  told: Told<T>,
  { readAs }: UnityRights,
): T {
  switch (told.told) {
    case 'value':
      return told.value;
    case 'missing':
      throw new NotFoundError(`Databricks has none of it: ${told.message}`);
    case 'invalid':
      throw new InputError(`Databricks refuses the request: ${told.message}`);
    case 'unauthenticated':
      throw new AuthenticationError(
        `Databricks does not take the token of the header X-Databricks-Token: ${told.message}`,
      );
    default:
      throw new NotAllowedError(
        readAs === 'user'
          ? `Databricks does not let you see this: ${told.message}`
          : `Databricks does not let the portal's service principal see this; it needs BROWSE on the catalog, which its owner grants: ${told.message}`,
      );
  }
}
