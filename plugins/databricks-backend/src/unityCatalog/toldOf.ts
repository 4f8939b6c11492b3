import type { JsonValue } from '@backstage/types';
import { DatabricksApiError } from '@lakeport/backstage-plugin-databricks-node';
import type { Told } from './Told';
import type { UnityRights } from './UnityRights';

/** Says that a part of the API is not there, not that an object is not. */
const NO_SUCH_API = new Set(['ENDPOINT_NOT_FOUND', 'FEATURE_DISABLED']);

/**
 * Sorts a refusal from a failure.
 *
 * @throws what `read` throws, when that is a failure
 */
export async function toldOf<T extends JsonValue>(
  rights: UnityRights,
  read: () => Promise<T>,
): Promise<Told<T>> {
  try {
    return { told: 'value', value: await read() };
  } catch (error) {
    const told =
      error instanceof DatabricksApiError ? kindOf(error, rights) : undefined;
    if (!told || !(error instanceof Error)) {
      throw error;
    }
    return { told, message: error.message };
  }
}

function kindOf(
  { upstreamStatus, errorCode }: DatabricksApiError,
  { readAs }: UnityRights,
) {
  switch (upstreamStatus) {
    case 400:
      return 'invalid' as const;
    case 401:
      // The portal's own credentials are an operator's to put right, meanwhile
      // what was read with them holds.
      return readAs === 'user' ? ('unauthenticated' as const) : undefined;
    case 403:
      return 'refused' as const;
    case 404:
      return NO_SUCH_API.has(errorCode) ? undefined : ('missing' as const);
    default:
      return undefined;
  }
}
