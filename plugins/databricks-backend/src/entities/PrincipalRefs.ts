import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { z } from 'zod';

/** Who Databricks names: a user by e-mail address, a group by its name. */
export interface NamedPrincipal {
  type: 'user' | 'group';
  name: string;
}

/** Names of one request to the catalog. */
const NAMES_AT_A_TIME = 100;
/** The catalog's filter separates its parts by commas. */
const FILTERABLE = /^[^,\p{Cc}]+$/u;

const named = z.looseObject({
  profile: z
    .looseObject({
      email: z.string().optional(),
      displayName: z.string().optional(),
    })
    .optional(),
});

/**
 * The Users and Groups of the catalog that Databricks' principals are, as far as
 * the caller may see them: a User by e-mail address, a Group by its name or
 * display name, both in any case. A name that several entities have resolves to
 * none of them.
 */
export class PrincipalRefs {
  readonly #catalog: Pick<CatalogService, 'getEntities'>;

  constructor(options: { catalog: Pick<CatalogService, 'getEntities'> }) {
    this.#catalog = options.catalog;
  }

  /** @returns who was found, by a function of the principal */
  async resolve(
    principals: readonly NamedPrincipal[],
    credentials: BackstageCredentials,
  ): Promise<(principal: NamedPrincipal) => string | undefined> {
    const asked = [
      ...new Map(
        principals
          .filter(({ name }) => FILTERABLE.test(name))
          .map(principal => [keyOf(principal), principal]),
      ).values(),
    ];
    const found = new Map<string, Set<string>>();
    for (let start = 0; start < asked.length; start += NAMES_AT_A_TIME) {
      const part = asked.slice(start, start + NAMES_AT_A_TIME);
      for (const entity of await this.#entities(part, credentials)) {
        const ref = stringifyEntityRef(entity);
        for (const key of keysOf(entity)) {
          found.set(key, (found.get(key) ?? new Set()).add(ref));
        }
      }
    }
    return principal => {
      const [ref, ...others] = found.get(keyOf(principal)) ?? [];
      return others.length > 0 ? undefined : ref;
    };
  }

  async #entities(
    principals: NamedPrincipal[],
    credentials: BackstageCredentials,
  ): Promise<Entity[]> {
    const namesOf = (type: NamedPrincipal['type']) =>
      principals
        .filter(principal => principal.type === type)
        .map(({ name }) => name);
    const users = namesOf('user');
    const groups = namesOf('group');
    const filter: Array<Record<string, string | string[]>> = [
      ...(users.length > 0
        ? [{ kind: 'User', 'spec.profile.email': users }]
        : []),
      ...(groups.length > 0
        ? [
            { kind: 'Group', 'metadata.name': groups },
            { kind: 'Group', 'spec.profile.displayName': groups },
          ]
        : []),
    ];
    if (filter.length === 0) {
      return [];
    }
    const { items } = await this.#catalog.getEntities(
      {
        filter,
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'spec.profile'],
      },
      { credentials },
    );
    return items;
  }
}

function keyOf({ type, name }: NamedPrincipal): string {
  return `${type}:${name.toLowerCase()}`;
}

function keysOf(entity: Entity): string[] {
  const { profile } = named.safeParse(entity.spec ?? {}).data ?? {};
  const isUser = entity.kind.toLowerCase() === 'user';
  const names = isUser
    ? [profile?.email]
    : [entity.metadata.name, profile?.displayName];
  return names.flatMap(name =>
    name ? [keyOf({ type: isUser ? 'user' : 'group', name })] : [],
  );
}
