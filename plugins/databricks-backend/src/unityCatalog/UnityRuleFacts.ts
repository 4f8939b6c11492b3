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

/** What was read; undefined is what was not wanted, not read, or not all of it. */
interface Facts {
  owners?: string[];
  /** Where Databricks does not tell all of them. */
  someOwners?: string[];
  tags?: UnityTag[];
  someTags?: UnityTag[];
}

/** Facts, with why some are missing; none of what is gone or closed to the portal. */
interface Read {
  facts?: Facts;
  reasons: string[];
}

/** When a question has to be answered. */
export interface UnityDeadline {
  /** Ends when it is time; may reject once the question was answered. */
  late: Promise<void>;
  /** The question was answered. */
  end(): void;
}

/**
 * What a policy's rules go by besides names: owner and tags of an object and of
 * the schema and catalog around it, read with the portal's own rights.
 *
 * What could not be read is left out of the resource, so that a rule by it is
 * unknown of this object, and of no other.
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
    /** Ends when `deadline` is over; after 3 seconds when left out. */
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

  /** For whoever does not wait, as search: begins now. */
  deadline(): UnityDeadline {
    const over = new AbortController();
    const late = this.#deadline(over.signal);
    // Only when all was read before it.
    late.catch(() => {});
    return { late, end: () => over.abort() };
  }

  /**
   * @param wanted - what is read
   * @param deadline - what is not read by then is left out for this question, and
   *   read on for the next; without one it is waited for
   * @returns one for each object, in their order; undefined for what is gone or
   *   closed to the portal
   * @throws what the catalog throws, unless there is a deadline
   */
  async resources(
    objects: readonly JudgedObject[],
    wanted: ReadonlySet<RuleFact>,
    deadline?: UnityDeadline,
  ): Promise<Array<UnityObjectResource | undefined>> {
    if (wanted.size === 0) {
      return objects.map(object => nameOf(object));
    }
    const reading = this.#read(objects, wanted, {
      byList: deadline !== undefined,
    });
    const late = deadline?.late.then(
      (): Read => ({
        facts: {},
        reasons: [
          'reading takes long and goes on in the background; the next question finds what was read',
        ],
      }),
    );
    late?.catch(() => {});
    const read = await Promise.all(
      late ? reading.map(one => Promise.race([one, late])) : reading,
    );
    const ownerOf = await this.#ownersOf(read, deadline);
    const resources = objects.map((object, index) => {
      const { facts } = read[index];
      return (
        facts && {
          ...nameOf(object),
          ...(facts.owners && ownerOf && { owners: facts.owners.map(ownerOf) }),
          ...(facts.someOwners &&
            ownerOf && { someOwners: facts.someOwners.map(ownerOf) }),
          ...(facts.tags && { tags: facts.tags }),
          ...(facts.someTags && { someTags: facts.someTags }),
        }
      );
    });
    this.#log(read);
    return resources;
  }

  /** @returns undefined when the catalog does not answer a question that has to be answered */
  async #ownersOf(read: Read[], deadline: UnityDeadline | undefined) {
    try {
      return await this.#owners.resolve(
        read.flatMap(({ facts }) => namesOf(facts)),
        await this.#auth.getOwnServiceCredentials(),
        'plugin:databricks',
      );
    } catch (error) {
      if (!deadline) {
        throw error;
      }
      const reason = `owners could not be looked up in the catalog: ${
        toError(error).message
      }`;
      read
        .filter(({ facts }) => namesOf(facts).length > 0)
        .forEach(({ reasons }) => reasons.push(reason));
      return undefined;
    }
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
    const isTagged = wanted.has('tags') || wanted.has('objectTags');
    const [[owners], tags] = await Promise.all([
      Promise.allSettled([
        wanted.has('owner') ? Promise.all(whole.map(ownerOf)) : undefined,
      ]),
      Promise.allSettled(isTagged ? whole.map(tagsOf) : []),
    ]);
    const reasons: string[] = [];
    if (owners.status === 'rejected') {
      const { reason } = owners;
      if (
        reason instanceof NotFoundError ||
        reason instanceof NotAllowedError
      ) {
        return { reasons };
      }
      reasons.push(`owner: ${toError(reason).message}`);
    }
    const failed = tags.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') {
      reasons.push(`tags: ${toError(failed.reason).message}`);
    }
    const told = tags.map(one =>
      one.status === 'fulfilled' ? one.value : undefined,
    );
    const known = told.flatMap(found => found ?? []);
    const names = owners.status === 'fulfilled' ? owners.value : undefined;
    const toldNames = names?.filter(owner => owner !== undefined);
    return {
      facts: {
        ...(names?.includes(undefined)
          ? { someOwners: toldNames }
          : names && { owners: toldNames }),
        ...(isTagged &&
          (told.includes(undefined) ? { someTags: known } : { tags: known })),
      },
      reasons,
    };
  }

  /** One line for a question, whatever it is about. */
  #log(read: readonly Read[]): void {
    const without = read.filter(({ reasons }) => reasons.length > 0);
    if (without.length > 0) {
      const told = [...new Set(without.flatMap(({ reasons }) => reasons))]
        .slice(0, MOST_REASONS)
        .join('; ');
      this.#logger.warn(
        `What a permission policy on Unity Catalog goes by could not be read of ${without.length} of ${read.length} objects, which are denied where it depends on that: ${told}`,
      );
    }
  }
}

function namesOf(facts: Facts | undefined): string[] {
  return facts?.owners ?? facts?.someOwners ?? [];
}

function nameOf({
  metastoreId,
  kind,
  catalog,
  schema,
  name,
}: JudgedObject): UnityObjectResource {
  return { metastoreId, kind, catalog, schema, name };
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
