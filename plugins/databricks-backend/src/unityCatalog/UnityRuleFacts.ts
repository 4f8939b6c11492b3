import { setTimeout as wait } from 'node:timers/promises';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError, toError } from '@backstage/errors';
import type { UnityTag } from '@lakeport/backstage-plugin-databricks-common';
import type { UnityObjectResource } from '@lakeport/backstage-plugin-databricks-node';
import { bulkhead } from 'cockatiel';
import type { RuleFact } from '../config/readUnityCatalogConfig';
import type { JudgedObject } from './JudgedObject';
import { objectsAround } from './objectsAround';
import type { UnityOwnerReader } from './UnityOwnerReader';
import type { UnityOwners } from './UnityOwners';
import type { UnityRights } from './UnityRights';
import type { UnityTagReader } from './UnityTagReader';

/** Readings of tags for one question at a time. */
const AT_A_TIME = 4;
/** Search looks at further results for a second, and nobody waits much longer for it. */
const DEADLINE_MS = 3_000;
/** Reasons that one line of the log tells. */
const MOST_REASONS = 3;
/** What a policy says does not depend on whose rights Unity Catalog is read with. */
const PORTAL: UnityRights = { readAs: 'portal' };

interface Facts {
  owners?: string[];
  tags?: UnityTag[];
}

/** Facts, or why there are none; no reason for what is gone or closed to the portal. */
type Read = { facts: Facts } | { reason?: string };

/**
 * What a policy's rules go by besides names: owner and tags of an object and of
 * the schema and catalog around it, read with the portal's own rights.
 *
 * An object of which a fact could not be read is no resource, so that no condition
 * holds for it, a `not` neither, and the others are judged all the same.
 */
export class UnityRuleFacts {
  readonly #auth: AuthService;
  readonly #ownerOf: Pick<UnityOwnerReader, 'of'>;
  readonly #tags: Pick<UnityTagReader, 'own'>;
  readonly #owners: Pick<UnityOwners, 'resolve'>;
  readonly #logger: LoggerService;
  readonly #deadline: (signal: AbortSignal) => Promise<void>;

  constructor(options: {
    auth: AuthService;
    ownerReader: Pick<UnityOwnerReader, 'of'>;
    tags: Pick<UnityTagReader, 'own'>;
    owners: Pick<UnityOwners, 'resolve'>;
    logger: LoggerService;
    /** Ends when `resourcesInTime` has to answer; after 3 seconds when left out. */
    deadline?: (signal: AbortSignal) => Promise<void>;
  }) {
    this.#auth = options.auth;
    this.#ownerOf = options.ownerReader;
    this.#tags = options.tags;
    this.#owners = options.owners;
    this.#logger = options.logger;
    this.#deadline =
      options.deadline ??
      (signal => wait(DEADLINE_MS, undefined, { signal, ref: false }));
  }

  /**
   * @param wanted - what the conditions are known to go by
   * @returns one for each object, in their order
   * @throws what the catalog throws
   */
  async resources(
    objects: readonly JudgedObject[],
    wanted: ReadonlySet<RuleFact>,
  ): Promise<Array<UnityObjectResource | undefined>> {
    const read = await Promise.all(
      this.#read(objects, wanted, { byList: false }),
    );
    this.#log(read);
    return this.#resources(objects, read);
  }

  /**
   * For whoever does not wait, as search. What is not read in time is no resource
   * for this question; reading goes on for the next.
   *
   * @returns one for each object, in their order
   */
  async resourcesInTime(
    objects: readonly JudgedObject[],
    wanted: ReadonlySet<RuleFact>,
  ): Promise<Array<UnityObjectResource | undefined>> {
    const over = new AbortController();
    const late = this.#deadline(over.signal).then(
      (): Read => ({
        reason:
          'reading takes long and goes on in the background; the next question finds what was read',
      }),
    );
    // Only when all was read before it.
    late.catch(() => {});
    const reading = this.#read(objects, wanted, { byList: true });
    const read = await Promise.all(
      reading.map(one => Promise.race([one, late])),
    );
    over.abort();
    try {
      const resources = await this.#resources(objects, read);
      this.#log(read);
      return resources;
    } catch (error) {
      const reason = `owners could not be looked up in the catalog: ${
        toError(error).message
      }`;
      this.#log(objects.map(() => ({ reason })));
      return objects.map(() => undefined);
    }
  }

  async #resources(
    objects: readonly JudgedObject[],
    read: readonly Read[],
  ): Promise<Array<UnityObjectResource | undefined>> {
    const ownerOf = await this.#owners.resolve(
      read.flatMap(one => ('facts' in one && one.facts.owners) || []),
      await this.#auth.getOwnServiceCredentials(),
      'plugin:databricks',
    );
    return objects.map((object, index) => {
      const one = read[index];
      if (!('facts' in one)) {
        return undefined;
      }
      const { owners, tags } = one.facts;
      const { metastoreId, kind, catalog, schema, name } = object;
      return {
        metastoreId,
        kind,
        catalog,
        schema,
        name,
        ...(owners && { owners: owners.map(ownerOf) }),
        ...(tags && { tags }),
      };
    });
  }

  /** None of the promises rejects. */
  #read(
    objects: readonly JudgedObject[],
    wanted: ReadonlySet<RuleFact>,
    how: { byList: boolean },
  ): Array<Promise<Read>> {
    const limit = bulkhead(AT_A_TIME, Infinity);
    const wholes = objects.map(object => [
      object,
      ...objectsAround(object).map(one => ({ ...one, owner: false as const })),
    ]);
    const readOwner = this.#ownerOf.of(
      wholes.flat().filter(({ owner }) => owner === false),
      how,
    );
    const ownerOf = onceEach((object: JudgedObject) =>
      object.owner === false
        ? readOwner(object)
        : Promise.resolve(object.owner),
    );
    const tagsOf = onceEach(async (object: JudgedObject) =>
      isTagRead(object, wanted)
        ? (await limit.execute(() => this.#tags.own(object, PORTAL)))?.value
        : undefined,
    );
    return wholes.map(whole => this.#facts(whole, wanted, { ownerOf, tagsOf }));
  }

  async #facts(
    whole: readonly JudgedObject[],
    wanted: ReadonlySet<RuleFact>,
    {
      ownerOf,
      tagsOf,
    }: {
      ownerOf: (object: JudgedObject) => Promise<string | undefined>;
      tagsOf: (object: JudgedObject) => Promise<UnityTag[] | undefined>;
    },
  ): Promise<Read> {
    const [owners, tags] = await Promise.allSettled([
      wanted.has('owner') ? Promise.all(whole.map(ownerOf)) : undefined,
      wanted.has('tags') || wanted.has('objectTags')
        ? Promise.all(whole.map(tagsOf))
        : undefined,
    ]);
    if (owners.status === 'rejected') {
      const { reason } = owners;
      return reason instanceof NotFoundError ||
        reason instanceof NotAllowedError
        ? {}
        : { reason: `owner: ${toError(reason).message}` };
    }
    if (tags.status === 'rejected') {
      return { reason: `tags: ${toError(tags.reason).message}` };
    }
    return {
      facts: {
        ...(owners.value && {
          owners: owners.value.filter(owner => owner !== undefined),
        }),
        ...(tags.value && { tags: tags.value.flatMap(found => found ?? []) }),
      },
    };
  }

  /** One line for a question, whatever it is about. */
  #log(read: readonly Read[]): void {
    const reasons = read.flatMap(one =>
      'reason' in one && one.reason !== undefined ? [one.reason] : [],
    );
    if (reasons.length > 0) {
      const told = [...new Set(reasons)].slice(0, MOST_REASONS).join('; ');
      this.#logger.warn(
        `What rules on Unity Catalog go by could not be read of ${reasons.length} of ${read.length} objects, which are denied: ${told}. A policy that does not go by all of it need not have it read: databricks.unityCatalog.ruleFacts`,
      );
    }
  }
}

/** Those of catalogs and schemas are few, those of what is in them one request each. */
function isTagRead(
  { kind }: JudgedObject,
  wanted: ReadonlySet<RuleFact>,
): boolean {
  return kind === 'catalog' || kind === 'schema' || wanted.has('objectTags');
}

/** The same answer for the same object within one question. */
function onceEach<T>(
  read: (object: JudgedObject) => Promise<T>,
): (object: JudgedObject) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return object => {
    const { metastoreId, kind, catalog, schema, name, owner } = object;
    const key = JSON.stringify([
      metastoreId,
      kind,
      catalog,
      schema,
      name,
      owner,
    ]);
    const answer = answers.get(key) ?? read(object);
    answers.set(key, answer);
    return answer;
  };
}
