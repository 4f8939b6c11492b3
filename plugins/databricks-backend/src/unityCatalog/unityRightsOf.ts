import { createHash } from 'node:crypto';
import {
  AuthenticationError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { UnityCatalogConfig } from '../config/readUnityCatalogConfig';
import type { UnityRights } from './UnityRights';

const HEADER = 'X-Databricks-Token';

/**
 * The rights that a request is answered with.
 *
 * @param request - with the headers of the request
 * @throws AuthenticationError when the portal reads with people's own tokens and
 *   the request has none
 * @throws ServiceUnavailableError when app-config is wrong
 */
export function unityRightsOf(
  config: UnityCatalogConfig,
  request: { header(name: string): string | undefined },
): UnityRights {
  if (config.problems.length > 0) {
    throw new ServiceUnavailableError(
      `Unity Catalog is not shown, for app-config is wrong: ${config.problems
        .map(({ path, message }) => `${path} ${message}`)
        .join('; ')}`,
    );
  }
  if (config.readAs === 'portal') {
    return { readAs: 'portal' };
  }
  const token = request.header(HEADER)?.trim();
  if (!token) {
    throw new AuthenticationError(
      `This portal reads Unity Catalog with each person's own rights (databricks.unityCatalog.readAs: user): the request lacks the header ${HEADER} with your Databricks token`,
    );
  }
  return {
    readAs: 'user',
    token,
    digest: createHash('sha256').update(token).digest('base64url'),
  };
}
