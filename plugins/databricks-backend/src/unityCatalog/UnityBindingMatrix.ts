import { NotAllowedError, stringifyError } from '@backstage/errors';
import {
  databricksCatalogReadPermission,
  type UnityBindingPage,
  type UnityObject,
} from '@lakeport/backstage-plugin-databricks-common';
import { bulkhead } from 'cockatiel';
import { lacksPermission } from '../access/authorize';
import type { Readings } from '../sources/Readings';
import type { MetastoreDirectory } from './MetastoreDirectory';
import type { UnityAccess } from './UnityAccess';
import type { UnityBindingSource } from './UnityBindingSource';
import type { UnityCaller } from './UnityCaller';
import { unityNameOf } from './unityNameOf';
import type { UnityPages } from './UnityPages';

/** Catalogs whose bindings are read at a time for one page. */
const AT_A_TIME = 8;

/** Which part of the matrix is asked for. */
export interface UnityBindingRequest {
  metastore: string;
  workspace?: string;
  q?: string;
  pageToken?: string;
  limit?: number;
}

/** Workspaces × catalogs, a page of catalogs at a time. */
export class UnityBindingMatrix {
  readonly #access: Pick<UnityAccess, 'decide'>;
  readonly #directory: Pick<MetastoreDirectory, 'find'>;
  readonly #pages: Pick<UnityPages, 'page'>;
  readonly #bindings: Pick<UnityBindingSource, 'read'>;

  constructor(options: {
    access: Pick<UnityAccess, 'decide'>;
    directory: Pick<MetastoreDirectory, 'find'>;
    pages: Pick<UnityPages, 'page'>;
    bindings: Pick<UnityBindingSource, 'read'>;
  }) {
    this.#access = options.access;
    this.#directory = options.directory;
    this.#pages = options.pages;
    this.#bindings = options.bindings;
  }

  /** @throws as UnityPages.page; a catalog whose bindings fail is a row that says so */
  async page(
    request: UnityBindingRequest,
    caller: UnityCaller,
  ): Promise<UnityBindingPage> {
    const decision = await this.#access.decide(caller.credentials);
    const { metastore: metastoreId } = request;
    if (!decision.reaches(metastoreId)) {
      throw new NotAllowedError(
        lacksPermission({
          permission: databricksCatalogReadPermission,
          resourceRef: `metastore ${metastoreId}`,
        }),
      );
    }
    const { workspaces } = await this.#directory.find(metastoreId);
    const { items, nextPageToken, readings } = await this.#pages.page(
      { ...request, kind: 'catalog' },
      caller,
      async found => {
        const allowed = await decision.allows(
          found.map(item => ({
            ...unityNameOf(metastoreId, item),
            owner: item.owner?.name,
          })),
        );
        return found.filter((_, index) => allowed[index]);
      },
    );
    const limit = bulkhead(AT_A_TIME, Infinity);
    const rows = await Promise.all(
      items.map(catalog =>
        limit.execute(() => this.#row(catalog, request, caller, readings)),
      ),
    );
    return {
      workspaces: workspaces
        .map(({ id, name }) => ({ id, name }))
        .sort((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1)),
      items: rows,
      ...(nextPageToken && { nextPageToken }),
      age: readings.age(),
      errors: readings.sorted(),
    };
  }

  async #row(
    { name, isolationMode }: UnityObject,
    { metastore: metastoreId, workspace: workspaceId }: UnityBindingRequest,
    { rights }: UnityCaller,
    readings: Readings,
  ): Promise<UnityBindingPage['items'][number]> {
    if (isolationMode !== 'ISOLATED') {
      return { catalog: name, open: true, bindings: [] };
    }
    try {
      const { value, age, errors } = await this.#bindings.read(
        { metastoreId, catalog: name, workspaceId },
        rights,
      );
      readings.include(age, errors);
      return { catalog: name, open: false, bindings: value };
    } catch (error) {
      return {
        catalog: name,
        open: false,
        bindings: [],
        failed: error instanceof Error ? error.message : stringifyError(error),
      };
    }
  }
}
