import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { UnityTag } from '@lakeport/backstage-plugin-databricks-common';
import type { UnityObjectResource } from '@lakeport/backstage-plugin-databricks-node';
import { bulkhead } from 'cockatiel';
import type { RuleFact } from '../config/readUnityCatalogConfig';
import type { JudgedObject } from './JudgedObject';
import type { UnityDetailReader } from './UnityDetailReader';
import type { UnityOwners } from './UnityOwners';
import type { UnityRights } from './UnityRights';
import type { UnityTagReader } from './UnityTagReader';

/** Objects that are looked into at a time for one question. */
const AT_A_TIME = 8;
/** What a policy says does not depend on who asks. */
const PORTAL: UnityRights = { readAs: 'portal' };

/**
 * What a policy's rules go by besides names: an object's owner and its tags with
 * those of the schema and catalog around it, read with the portal's own rights.
 * An object of which something needed could not be read is no resource, so that
 * no condition holds for it, a `not` neither.
 */
export class UnityRuleFacts {
  readonly #auth: AuthService;
  readonly #details: Pick<UnityDetailReader, 'read'>;
  readonly #tags: Pick<UnityTagReader, 'withInherited'>;
  readonly #owners: Pick<UnityOwners, 'resolve'>;
  readonly #logger: LoggerService;

  constructor(options: {
    auth: AuthService;
    details: Pick<UnityDetailReader, 'read'>;
    tags: Pick<UnityTagReader, 'withInherited'>;
    owners: Pick<UnityOwners, 'resolve'>;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#details = options.details;
    this.#tags = options.tags;
    this.#owners = options.owners;
    this.#logger = options.logger;
  }

  /** @returns one for each object, in their order */
  async resources(
    objects: readonly JudgedObject[],
    needs: ReadonlySet<RuleFact>,
  ): Promise<Array<UnityObjectResource | undefined>> {
    const limit = bulkhead(AT_A_TIME, Infinity);
    const read = await Promise.all(
      objects.map(object =>
        limit
          .execute(() => this.#facts(object, needs))
          .catch(thrown => {
            this.#logger.warn(
              `A rule's facts of ${object.kind} could not be read`,
              toError(thrown),
            );
            return undefined;
          }),
      ),
    );
    const ownerOf = needs.has('owner')
      ? await this.#owners.resolve(
          read.map(facts => facts?.owner),
          await this.#auth.getOwnServiceCredentials(),
          'plugin:databricks',
        )
      : undefined;
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
          owner: facts.owner,
          ownerRef: facts.owner && ownerOf?.(facts.owner).entityRef,
          tags: facts.tags,
        }
      );
    });
  }

  async #facts(
    object: JudgedObject,
    needs: ReadonlySet<RuleFact>,
  ): Promise<{ owner?: string; tags: UnityTag[] }> {
    const [owner, tags] = await Promise.all([
      needs.has('owner') ? this.#owner(object) : undefined,
      needs.has('tags') ? this.#tags.withInherited(object, PORTAL) : [],
    ]);
    return { ...(owner !== undefined && { owner }), tags };
  }

  async #owner(object: JudgedObject): Promise<string | undefined> {
    if (object.owner !== false) {
      return object.owner;
    }
    const { value } = await this.#details.read(object, PORTAL);
    return value.object.owner?.name;
  }
}
