import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import type { HeldEntity } from '../held/HeldEntity';
import { catalogKey } from './catalogKey';

/** What the catalog remembers of an estate, for parts that cannot be read now. */
export class HeldEstate {
  readonly workspaces: HeldEntity[];
  readonly metastores: HeldEntity[];
  readonly catalogs: HeldEntity[];
  readonly #byLocation: Map<string, HeldEntity>;
  readonly #schemas = new Map<string, Set<string>>();
  readonly #warehouses: HeldEntity[];

  constructor(held: HeldEntity[]) {
    const ofType = (wanted: string) =>
      held.filter(({ type }) => type === wanted);
    this.workspaces = ofType(entityTypes.workspace);
    this.metastores = ofType(entityTypes.metastore);
    this.catalogs = ofType(entityTypes.catalog);
    this.#warehouses = ofType(entityTypes.warehouse);
    this.#byLocation = new Map(held.map(item => [item.location, item]));
    for (const { annotations: found } of ofType(entityTypes.schema)) {
      const key = catalogKey(
        found[annotations.metastoreId] ?? '',
        found[annotations.catalog] ?? '',
      );
      const names = this.#schemas.get(key) ?? new Set();
      this.#schemas.set(key, names.add(found[annotations.schema] ?? ''));
    }
  }

  at(location: string): HeldEntity | undefined {
    return this.#byLocation.get(location);
  }

  /** Names of the schemas of a catalog. */
  schemasOf(key: string): ReadonlySet<string> {
    return this.#schemas.get(key) ?? new Set();
  }

  /** The metastore of a workspace, by the workspace's key. */
  metastoreOf(key: string): string | undefined {
    return this.workspaces.find(({ location }) =>
      location.endsWith(`/workspaces/${key}`),
    )?.annotations[annotations.metastoreId];
  }

  /** Ids of the workspaces that warehouses are in. */
  warehouseWorkspaces(): ReadonlySet<string> {
    return new Set(
      this.#warehouses.map(
        ({ annotations: found }) => found[annotations.workspaceId] ?? '',
      ),
    );
  }

  /** Name of a metastore's entity. */
  metastoreEntityName(id: string): string | undefined {
    const held = this.metastores.find(
      ({ annotations: found }) => found[annotations.metastoreId] === id,
    );
    return held?.ref.split('/').pop();
  }
}
