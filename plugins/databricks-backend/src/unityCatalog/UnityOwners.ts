import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { UnityOwner } from '@lakeport/backstage-plugin-databricks-common';
import type { PrincipalRefs } from '../entities/PrincipalRefs';

const KEEP_MS = 60_000;
/** Names that are kept, over all callers. */
const MOST_KEPT = 20_000;

interface Kept {
  until: number;
  /** While the catalog is asked. */
  asking?: Promise<void>;
  ref?: string;
}

/**
 * Owners and principals of Unity Catalog as the catalog's Users and Groups, as
 * far as the caller may see them; what resolves to nobody stays a name. The
 * catalog is asked once for a page, and for a name once a minute; who wants the same
 * name meanwhile waits for the same answer.
 */
export class UnityOwners {
  readonly #principals: Pick<PrincipalRefs, 'resolve'>;
  readonly #now: () => number;
  readonly #kept = new Map<string, Kept>();

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
    const found = new Map<string, Kept>();
    const unknown = new Set<string>();
    for (const name of names) {
      if (name !== undefined && !found.has(name) && !unknown.has(name)) {
        const kept = this.#kept.get(keyOf(name));
        if (kept && kept.until > now) {
          found.set(name, kept);
        } else {
          unknown.add(name);
        }
      }
    }
    if (unknown.size > 0) {
      const asked = new Map(
        [...unknown].map((name): [string, Kept] => [
          name,
          { until: now + KEEP_MS },
        ]),
      );
      const asking = this.#ask(asked, credentials).catch(error => {
        asked.forEach((kept, name) => this.#forget(keyOf(name), kept));
        throw error;
      });
      asked.forEach((kept, name) => {
        kept.asking = asking;
        found.set(name, kept);
        this.#keep(keyOf(name), kept);
      });
    }
    await Promise.all(
      new Set([...found.values()].flatMap(({ asking }) => asking ?? [])),
    );
    return name => {
      const entityRef = found.get(name)?.ref;
      return { name, ...(entityRef && { entityRef }) };
    };
  }

  async #ask(
    asked: ReadonlyMap<string, Kept>,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const refOf = await this.#principals.resolve(
      [...asked.keys()].flatMap(name => [
        { type: 'user' as const, name },
        { type: 'group' as const, name },
      ]),
      credentials,
    );
    for (const [name, kept] of asked) {
      const user = refOf({ type: 'user', name });
      const group = refOf({ type: 'group', name });
      // A group that is called like somebody's address could be either.
      kept.ref = user && group ? undefined : user ?? group;
      kept.asking = undefined;
    }
  }

  #keep(key: string, value: Kept): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) {
      this.#kept.delete(oldest);
    }
  }

  #forget(key: string, value: Kept): void {
    if (this.#kept.get(key) === value) {
      this.#kept.delete(key);
    }
  }
}
