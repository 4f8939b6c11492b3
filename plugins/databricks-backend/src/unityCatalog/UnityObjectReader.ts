import { stringifyError } from '@backstage/errors';
import type {
  UnityKind,
  UnityObjectDetails,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { Readings } from '../sources/Readings';
import { authorizeUnityObject } from './authorizeUnityObject';
import { catalogExplorerUrl } from './catalogExplorerUrl';
import type { CatalogEntities } from './CatalogEntities';
import { checkUnityRequest } from './checkUnityRequest';
import type { MetastoreWorkspace } from './KnownMetastore';
import { shownOwners } from './shownOwners';
import type { UnityAccess } from './UnityAccess';
import type { UnityAnswer } from './UnityAnswer';
import type { UnityBindingSource } from './UnityBindingSource';
import type { UnityCaller } from './UnityCaller';
import type { UnityDetail } from './UnityDetail';
import type { UnityDetailReader } from './UnityDetailReader';
import type { UnityOwners } from './UnityOwners';
import type { UnityTagReader } from './UnityTagReader';
import { viaOf } from './viaOf';

/** Names one object, and the workspace to read it through. */
export interface UnityObjectRequest {
  metastore: string;
  workspace?: string;
  kind: UnityKind;
  catalog: string;
  schema?: string;
  name?: string;
}

/** One object with all that is told of it; what cannot be read besides it is named. */
export class UnityObjectReader {
  readonly #access: Pick<UnityAccess, 'decide'>;
  readonly #details: Pick<UnityDetailReader, 'read'>;
  readonly #tags: Pick<UnityTagReader, 'own'>;
  readonly #bindings: Pick<UnityBindingSource, 'read'>;
  readonly #owners: Pick<UnityOwners, 'resolve'>;
  readonly #entities: Pick<CatalogEntities, 'ofCatalog' | 'environmentsOf'>;

  constructor(options: {
    access: Pick<UnityAccess, 'decide'>;
    details: Pick<UnityDetailReader, 'read'>;
    tags: Pick<UnityTagReader, 'own'>;
    bindings: Pick<UnityBindingSource, 'read'>;
    owners: Pick<UnityOwners, 'resolve'>;
    entities: Pick<CatalogEntities, 'ofCatalog' | 'environmentsOf'>;
  }) {
    this.#access = options.access;
    this.#details = options.details;
    this.#tags = options.tags;
    this.#bindings = options.bindings;
    this.#owners = options.owners;
    this.#entities = options.entities;
  }

  /**
   * @throws NotAllowedError when the caller may not see the object, which a
   *   policy with conditions also says of one that it cannot be applied to
   * @throws NotFoundError when there is none of that name
   * @throws as UnityCatalogGateway.read
   */
  async read(
    request: UnityObjectRequest,
    caller: UnityCaller,
  ): Promise<UnityObjectDetails> {
    const object = checkUnityRequest.object(request);
    const decision = await this.#access.decide(caller.credentials);
    await authorizeUnityObject(decision, object);
    const viewer = decision.viewer(caller);

    const target = { ...object, workspaceId: request.workspace };
    const readings = new Readings();
    const [answer, tags, around] = await Promise.all([
      this.#details.read(target, caller.rights),
      readings.take('tags', async () => {
        const told = await this.#tags.own(target, caller.rights);
        return {
          value: told?.value,
          ...(told?.age ?? { readAt: new Date().toISOString(), stale: false }),
        };
      }),
      this.#catalogOf(target, caller).catch(() => undefined),
    ]);
    readings.include(answer.age, answer.errors);
    const [environments, entityRef, ownerOf] = await Promise.all([
      this.#attempt(readings, 'environments of the catalog', async () =>
        this.#entities.environmentsOf(
          await this.#workspaces(around ?? answer, object, {
            caller,
            readings,
            workspaceId: request.workspace,
          }),
          viewer,
        ),
      ),
      object.kind === 'catalog'
        ? this.#attempt(readings, 'entity of the catalog', () =>
            this.#entities.ofCatalog(
              object.metastoreId,
              object.catalog,
              viewer,
            ),
          )
        : undefined,
      shownOwners({
        owners: this.#owners,
        names: [answer.value.object.owner?.name],
        viewer,
        readings,
      }),
    ]);
    const { owner, ...shown } = answer.value.object;
    return {
      ...answer.value,
      object: { ...shown, ...(owner && { owner: ownerOf(owner.name) }) },
      url: catalogExplorerUrl(object, answer.workspace),
      ...(tags && { tags }),
      ...(environments && { environments }),
      ...(entityRef && { entityRef }),
      via: viaOf(answer.workspace),
      age: readings.age(),
      errors: readings.sorted(),
    };
  }

  /** The catalog around an object: it says which workspaces may use it. */
  async #catalogOf(
    target: UnityObjectName & { workspaceId?: string },
    caller: UnityCaller,
  ): Promise<UnityAnswer<UnityDetail> | undefined> {
    const { metastoreId, catalog, workspaceId, kind } = target;
    return kind === 'catalog'
      ? undefined
      : this.#details.read(
          { metastoreId, kind: 'catalog', catalog, workspaceId },
          caller.rights,
        );
  }

  /** Those that may use a catalog. */
  async #workspaces(
    catalog: UnityAnswer<UnityDetail>,
    { metastoreId, catalog: name }: UnityObjectName,
    by: { caller: UnityCaller; readings: Readings; workspaceId?: string },
  ): Promise<MetastoreWorkspace[]> {
    const { workspaces } = catalog.metastore;
    const { isolationMode, kind } = catalog.value.object;
    // A catalog that could not be read may be isolated.
    if (kind === 'catalog' && isolationMode !== 'ISOLATED') {
      return workspaces;
    }
    const bindings = await by.readings.take(`bindings of ${name}`, async () => {
      const { value, age } = await this.#bindings.read(
        { metastoreId, catalog: name, workspaceId: by.workspaceId },
        by.caller.rights,
      );
      return { value, ...age };
    });
    const bound = new Set(bindings?.map(({ workspaceId }) => workspaceId));
    return workspaces.filter(({ id }) => bound.has(id));
  }

  async #attempt<T>(
    readings: Readings,
    source: string,
    read: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      readings.add(
        source,
        error instanceof Error ? error.message : stringifyError(error),
      );
      return undefined;
    }
  }
}
