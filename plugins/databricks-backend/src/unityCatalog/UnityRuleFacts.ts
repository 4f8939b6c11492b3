import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError, toError } from '@backstage/errors';
import type { UnityTag } from '@lakeport/backstage-plugin-databricks-common';
import type { UnityObjectResource } from '@lakeport/backstage-plugin-databricks-node';
import { bulkhead } from 'cockatiel';
import type { RuleFact } from '../config/readUnityCatalogConfig';
import type { JudgedObject } from './JudgedObject';
import { objectsAround } from './objectsAround';
import type { UnityDetailReader } from './UnityDetailReader';
import type { UnityOwners } from './UnityOwners';
import type { UnityRights } from './UnityRights';
import type { UnityTagReader } from './UnityTagReader';

/** Objects that are looked into at a time for one question. */
const AT_A_TIME = 8;
/** What a policy says does not depend on whose rights Unity Catalog is read with. */
const PORTAL: UnityRights = { readAs: 'portal' };

interface Facts {
  owners?: string[];
  tags?: UnityTag[];
}

/**
 * What a policy's rules go by besides names: owner and tags of an object and of
 * the schema and catalog around it, read with the portal's own rights.
 */
export class UnityRuleFacts {
  readonly #auth: AuthService;
  readonly #details: Pick<UnityDetailReader, 'read'>;
  readonly #tags: Pick<UnityTagReader, 'own'>;
  readonly #owners: Pick<UnityOwners, 'resolve'>;
  readonly #logger: LoggerService;

  constructor(options: {
    auth: AuthService;
    details: Pick<UnityDetailReader, 'read'>;
    tags: Pick<UnityTagReader, 'own'>;
    owners: Pick<UnityOwners, 'resolve'>;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#details = options.details;
    this.#tags = options.tags;
    this.#owners = options.owners;
    this.#logger = options.logger;
  }

  /**
   * For conditions that are known to go by these facts. An object of which one of
   * them could not be read is no resource, so that no condition holds for it, a
   * `not` neither.
   *
   * @returns one for each object, in their order
   */
  async resources(
    objects: readonly JudgedObject[],
    needs: ReadonlySet<RuleFact>,
  ): Promise<Array<UnityObjectResource | undefined>> {
    const resources = await this.available(objects, needs);
    return resources.map(resource =>
      (needs.has('owner') && !resource?.owners) ||
      (needs.has('tags') && !resource?.tags)
        ? undefined
        : resource,
    );
  }

  /**
   * For conditions that nobody knows yet: what could not be read is left out. An
   * object that the portal itself may not see, or that is gone, is no resource.
   *
   * @returns one for each object, in their order
   */
  async available(
    objects: readonly JudgedObject[],
    wanted: ReadonlySet<RuleFact>,
  ): Promise<Array<UnityObjectResource | undefined>> {
    const limit = bulkhead(AT_A_TIME, Infinity);
    const read = await Promise.all(
      objects.map(object => limit.execute(() => this.#facts(object, wanted))),
    );
    const ownerOf = await this.#owners.resolve(
      read.flatMap(facts => facts?.owners),
      await this.#auth.getOwnServiceCredentials(),
      'plugin:databricks',
    );
    return objects.map((object, index) => {
      const facts = read[index];
      const { metastoreId, kind, catalog, schema, name } = object;
      return (
        facts && {
          metastoreId,
          kind,
          catalog,
          schema,
          name,
          ...(facts.owners && { owners: facts.owners.map(ownerOf) }),
          ...(facts.tags && { tags: facts.tags }),
        }
      );
    });
  }

  async #facts(
    object: JudgedObject,
    wanted: ReadonlySet<RuleFact>,
  ): Promise<Facts | undefined> {
    const whole = [
      object,
      ...objectsAround(object).map(one => ({ ...one, owner: false as const })),
    ];
    const [owners, tags] = await Promise.allSettled([
      wanted.has('owner')
        ? Promise.all(whole.map(one => this.#owner(one)))
        : undefined,
      wanted.has('tags')
        ? Promise.all(whole.map(one => this.#tags.own(one, PORTAL)))
        : undefined,
    ]);
    if (
      owners.status === 'rejected' &&
      (owners.reason instanceof NotFoundError ||
        owners.reason instanceof NotAllowedError)
    ) {
      return undefined;
    }
    for (const told of [owners, tags]) {
      if (told.status === 'rejected') {
        this.#logger.warn(
          'What rules on Unity Catalog go by could not be read',
          toError(told.reason),
        );
      }
    }
    return {
      ...(owners.status === 'fulfilled' &&
        owners.value && {
          owners: owners.value.filter(owner => owner !== undefined),
        }),
      ...(tags.status === 'fulfilled' &&
        tags.value && {
          tags: tags.value.flatMap(answer => answer?.value ?? []),
        }),
    };
  }

  async #owner(object: JudgedObject): Promise<string | undefined> {
    if (object.owner !== false) {
      return object.owner;
    }
    const { value } = await this.#details.read(object, PORTAL);
    return value.object.owner?.name;
  }
}
