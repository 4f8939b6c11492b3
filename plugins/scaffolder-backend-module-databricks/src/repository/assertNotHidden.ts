import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * Passes for an entity that somebody may see, and for one that does not exist.
 * For steps that take a name of which there may be no entity yet: with one that
 * is hidden from them, nobody changes anything.
 *
 * @throws NotFoundError when the entity is there and they may not see it
 */
export async function assertNotHidden(
  entityRef: string,
  credentials: BackstageCredentials,
  options: {
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  },
): Promise<void> {
  const { catalog, auth } = options;
  // Their own look comes last: an entity that turns up in between is not hidden.
  const there = await catalog.getEntityByRef(entityRef, {
    credentials: await auth.getOwnServiceCredentials(),
  });
  if (there && !(await catalog.getEntityByRef(entityRef, { credentials }))) {
    throw new NotFoundError(
      `There is no entity ${entityRef}, or you may not see it`,
    );
  }
}
