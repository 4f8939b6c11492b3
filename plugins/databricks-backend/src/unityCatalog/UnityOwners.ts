import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { UnityOwner } from '@lakeport/backstage-plugin-databricks-common';
import type { PrincipalRefs } from '../entities/PrincipalRefs';

const KEEP_MS = 60_000;
/** Names that are kept, over all callers. */
const MOST_KEPT = 20_000;

/**
 * Owners and principals of Unity Catalog as the catalog's Users and Groups, as
 * far as the caller may see them; what resolves to nobody stays a name. The
 * catalog is asked once for a page, and for a name once a minute.
 */
export class UnityOwners {
  readonly #principals: Pick<PrincipalRefs, 'resolve'>;
  readonly #now: () => number;
  readonly #kept = new Map<string, { until: number; ref?: string }>();

  constructor(options: {
    principals: Pick<PrincipalRefs, 'resolve'>;
    /** Milliseconds since 1970; the clock when left out. */
    now?: () => number;
  }) {
    this.#principals = options.principals;
    this.#now = options.now ?? Date.now;
  }

  /**
   * @param caller - tells callers from each other, for they see different entities
   * @throws what the catalog throws
   */
  async resolve(
    names: ReadonlyArray<string | undefined>,
    credentials: BackstageCredentials,
    caller: string,
  ): Promise<(name: string) => UnityOwner> {
    const keyOf = (name: string) => JSON.stringify([caller, name]);
    const now = this.#now();
    const found = new Map<string, string | undefined>();
    const unknown = new Set<string>();
    for (const name of names) {
      const kept = name === undefined ? undefined : this.#kept.get(keyOf(name));
      if (name !== undefined && kept && kept.until > now) {
        found.set(name, kept.ref);
      } else if (name !== undefined) {
        unknown.add(name);
      }
    }
    if (unknown.size > 0) {
      const refOf = await this.#principals.resolve(
        [...unknown].flatMap(name => [
          { type: 'user' as const, name },
          { type: 'group' as const, name },
        ]),
        credentials,
      );
      for (const name of unknown) {
        const user = refOf({ type: 'user', name });
        const group = refOf({ type: 'group', name });
        // A group that is called like somebody's address could be either.
        const ref = user && group ? undefined : user ?? group;
        found.set(name, ref);
        this.#keep(keyOf(name), { until: now + KEEP_MS, ref });
      }
    }
    return name => {
      const entityRef = found.get(name);
      return { name, ...(entityRef && { entityRef }) };
    };
  }

  #keep(key: string, value: { until: number; ref?: string }): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) {
      this.#kept.delete(oldest);
    }
  }
}
