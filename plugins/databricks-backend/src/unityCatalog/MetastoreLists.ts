import { stringifyError } from '@backstage/errors';
import type { MetastoreList } from '@lakeport/backstage-plugin-databricks-common';
import type { UnityCatalogConfig } from '../config/readUnityCatalogConfig';
import type { EntityRefs } from '../entities/EntityRefs';
import { Readings } from '../sources/Readings';
import { KeptAnswers } from './KeptAnswers';
import type { MetastoreDirectory } from './MetastoreDirectory';
import { shownOwners } from './shownOwners';
import type { UnityAccess } from './UnityAccess';
import type { UnityCaller } from './UnityCaller';
import type { UnityOwners } from './UnityOwners';

/** Entities come and go slowly, and the list is what every look begins with. */
const KEEP_ENTITIES_MS = 60_000;

/** The metastores with their workspaces, for whoever may see anything that could be in them. */
export class MetastoreLists {
  readonly #access: Pick<UnityAccess, 'decide'>;
  readonly #directory: Pick<MetastoreDirectory, 'list'>;
  readonly #owners: Pick<UnityOwners, 'resolve'>;
  readonly #entities: Pick<EntityRefs, 'metastores'>;
  readonly #refs = new KeptAnswers<Map<string, string>>({
    keepMs: KEEP_ENTITIES_MS,
    renews: true,
  });
  readonly #readAs: UnityCatalogConfig['readAs'];

  constructor(options: {
    access: Pick<UnityAccess, 'decide'>;
    directory: Pick<MetastoreDirectory, 'list'>;
    owners: Pick<UnityOwners, 'resolve'>;
    entities: Pick<EntityRefs, 'metastores'>;
    config: Pick<UnityCatalogConfig, 'readAs'>;
  }) {
    this.#access = options.access;
    this.#directory = options.directory;
    this.#owners = options.owners;
    this.#entities = options.entities;
    this.#readAs = options.config.readAs;
  }

  /** @throws NotAllowedError when the caller may see nothing of Unity Catalog */
  async list(caller: UnityCaller): Promise<MetastoreList> {
    const decision = await this.#access.decide(caller.credentials);
    const viewer = decision.viewer(caller);
    const { items: all, readings: told } = await this.#directory.list({
      refresh: caller.rights.refresh,
    });
    const items = all.filter(({ id }) => decision.reaches(id));
    const readings = new Readings();
    readings.include(told.age(), told.sorted());
    const [ownerOf, entityRefs] = await Promise.all([
      shownOwners({
        owners: this.#owners,
        names: items.map(({ owner }) => owner),
        viewer,
        readings,
      }),
      this.#refs
        .get([viewer.name], () => this.#entities.metastores(viewer.credentials))
        .catch(error => {
          readings.add(
            'entities of metastores',
            error instanceof Error ? error.message : stringifyError(error),
          );
          return new Map<string, string>();
        }),
    ]);
    return {
      items: items.map(({ owner, workspaces, ...metastore }) => {
        const entityRef = entityRefs.get(metastore.id);
        return {
          ...metastore,
          ...(owner && { owner: ownerOf(owner) }),
          ...(entityRef && { entityRef }),
          workspaces: workspaces.map(({ id, name, status, url }) => ({
            id,
            name,
            status,
            url,
          })),
        };
      }),
      readAs: this.#readAs,
      age: readings.age(),
      errors: readings.sorted(),
    };
  }
}
