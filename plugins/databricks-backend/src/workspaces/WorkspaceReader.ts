import type {
  BackstageCredentials,
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { stringifyError, toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  annotations,
  entityTypes,
  type SourceError,
  type Workspace,
  type WorkspaceList,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksAccountClient,
  DatabricksService,
} from '@lakeport/backstage-plugin-databricks-node';

/** Short, so that a page follows a workspace that is being made. */
const FRESH_MS = 10_000;
/** An account that does not answer in this time is reported as a source that failed. */
const DEADLINE_MS = 20_000;

/** Lists workspaces over all configured accounts; one that fails does not hide the others. */
export class WorkspaceReader {
  readonly #databricks: DatabricksService;
  readonly #cache: CacheService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;

  constructor(options: {
    databricks: DatabricksService;
    cache: CacheService;
    catalog: CatalogService;
    logger: LoggerService;
  }) {
    this.#databricks = options.databricks;
    this.#cache = options.cache;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
  }

  /** Workspaces with the catalog entities that the caller may see. */
  async listWithEntities(
    credentials: BackstageCredentials,
  ): Promise<WorkspaceList> {
    const [{ items, errors }, refs] = await Promise.all([
      this.list(),
      this.#entityRefs(credentials),
    ]);
    return {
      items: items.map(workspace => ({
        ...workspace,
        entityRef: refs.get(`${workspace.accountId}/${workspace.id}`),
      })),
      errors,
    };
  }

  /** Workspaces of at most ten seconds ago, or as they are now. */
  async list(options?: { asOf: 'now' }): Promise<WorkspaceList> {
    const answers = await Promise.all(
      this.#databricks
        .accounts()
        .map(account => this.#listAccount(account, options)),
    );
    return {
      items: answers
        .flatMap(({ items }) => items)
        .sort(
          (a, b) =>
            compare(a.accountId, b.accountId) ||
            compare(a.name, b.name) ||
            compare(a.id, b.id),
        ),
      errors: answers.flatMap(({ errors }) => errors),
    };
  }

  async #listAccount(
    account: DatabricksAccountClient,
    options?: { asOf: 'now' },
  ): Promise<WorkspaceList> {
    const key = `workspaces:${account.accountId}`;
    const fresh = options ? undefined : await this.#cache.get<Workspace[]>(key);
    if (fresh) {
      return { items: fresh, errors: [] };
    }
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const errors: SourceError[] = [];
    const failed = (source: string) => (error: unknown) => {
      this.#logger.warn(`Could not read ${source}`, toError(error));
      errors.push({ source, message: messageOf(error) });
      return undefined;
    };
    const [workspaces, metastores] = await Promise.all([
      account
        .listWorkspaces({ signal })
        .catch(failed(`workspaces of account ${account.accountId}`)),
      readMetastores(account, signal).catch(
        failed(`metastores of account ${account.accountId}`),
      ),
    ]);
    const items = (workspaces ?? []).map(
      ({ customTags: _, ...workspace }): Workspace => ({
        ...workspace,
        metastoreId: metastores?.get(workspace.id),
      }),
    );
    if (errors.length === 0) {
      await this.#cache.set(key, items, { ttl: FRESH_MS });
    }
    return { items, errors };
  }

  async #entityRefs(
    credentials: BackstageCredentials,
  ): Promise<Map<string, string>> {
    const { items } = await this.#catalog.getEntities(
      {
        filter: { kind: 'Resource', 'spec.type': entityTypes.workspace },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
        ],
      },
      { credentials },
    );
    return new Map(
      items.map(entity => {
        const {
          [annotations.accountId]: account,
          [annotations.workspaceId]: id,
        } = entity.metadata.annotations ?? {};
        return [`${account}/${id}`, stringifyEntityRef(entity)];
      }),
    );
  }
}

/** Workspace id → metastore id. */
async function readMetastores(
  account: DatabricksAccountClient,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const metastores = await account.listMetastores({ signal });
  const assignments = await Promise.all(
    metastores.map(async ({ id }) => {
      const workspaces = await account.listMetastoreWorkspaces(id, { signal });
      return workspaces.map((workspace): [string, string] => [workspace, id]);
    }),
  );
  return new Map(assignments.flat());
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : stringifyError(error);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
