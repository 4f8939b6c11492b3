import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** Names that one query asks for, each four times; the catalog takes 100 kB of a query. */
const NAMES_PER_QUERY = 20;
const PAGE = 1_000;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile',
];

type Request = Parameters<CatalogService['queryEntities']>[0];
type Query = Extract<Request, { query?: unknown }>['query'];

/**
 * Finds the catalog's User or Group for the names that Databricks has for owners:
 * a user is known by the e-mail address, a group by its name or display name. A
 * name that nobody or more than one has resolves to nothing.
 */
export class CatalogOwners {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /**
   * @returns references by name, of the names that resolve
   * @throws what the catalog answers, and the signal's reason
   */
  async resolve(
    names: Iterable<string>,
    signal?: AbortSignal,
  ): Promise<Map<string, string>> {
    const wanted = [...new Set(names)].sort();
    const resolved = new Map<string, string>();
    for (let i = 0; i < wanted.length; i += NAMES_PER_QUERY) {
      const batch = wanted.slice(i, i + NAMES_PER_QUERY);
      const items = await this.#named(batch, signal);
      const refsByName = new Map<string, Set<string>>();
      for (const entity of items) {
        for (const name of namesOf(entity)) {
          const refs = refsByName.get(name) ?? new Set();
          refsByName.set(name, refs.add(stringifyEntityRef(entity)));
        }
      }
      for (const name of batch) {
        const refs = [...(refsByName.get(name.toLowerCase()) ?? [])];
        if (refs.length === 1) {
          resolved.set(name, refs[0]);
        }
      }
    }
    return resolved;
  }

  /**
   * By a predicate, which is sent as JSON: a filter is a part of a URL, in which a
   * comma of a name would end it, and long names would be too much.
   */
  async #named(names: string[], signal?: AbortSignal): Promise<Entity[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const named = { $in: names };
    const query: Query = {
      $any: [
        { kind: 'User', 'spec.profile.email': named },
        { kind: 'Group', 'metadata.name': named },
        { kind: 'Group', 'metadata.title': named },
        { kind: 'Group', 'spec.profile.displayName': named },
      ],
    };
    const found: Entity[] = [];
    let cursor: string | undefined;
    do {
      signal?.throwIfAborted();
      const { items, pageInfo } = await this.#catalog.queryEntities(
        { ...(cursor ? { cursor } : { query }), fields: FIELDS, limit: PAGE },
        { credentials },
      );
      found.push(...items);
      cursor = pageInfo.nextCursor;
    } while (cursor);
    return found;
  }
}

function namesOf(entity: Entity): string[] {
  const profile = entity.spec?.profile;
  const inProfile = (key: string) =>
    typeof profile === 'object' && profile !== null && !Array.isArray(profile)
      ? profile[key]
      : undefined;
  const { name, title } = entity.metadata;
  const names =
    entity.kind === 'User'
      ? [inProfile('email')]
      : [name, title, inProfile('displayName')];
  return names.flatMap(value =>
    typeof value === 'string' ? value.toLowerCase() : [],
  );
}
