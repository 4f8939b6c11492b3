import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksAccountClient,
  DatabricksCatalog,
  DatabricksMetastore,
  DatabricksWorkspace,
} from '@lakeport/backstage-plugin-databricks-node';
import type { AccountSnapshot } from '../transform/AccountSnapshot';
import { SourceMemory, type SourceReading } from './SourceMemory';

/**
 * Whether the catalog holds entities of a type with these annotations.
 *
 * @public
 */
export type KnowsEntities = (
  type: string,
  having: Record<string, string>,
) => Promise<boolean>;

interface MetastoreWithWorkspaces {
  metastore: DatabricksMetastore;
  workspaceIds: string[];
}

/** Workspaces whose catalogs are read at a time. */
const AT_A_TIME = 5;

/** Reads one account: workspaces, metastores, and the catalogs of every running workspace. */
export class AccountReader {
  readonly #account: DatabricksAccountClient;
  readonly #knows: KnowsEntities;
  readonly #workspaces: SourceMemory<DatabricksWorkspace>;
  readonly #metastores: SourceMemory<MetastoreWithWorkspaces>;
  readonly #catalogs: SourceMemory<DatabricksCatalog>;

  constructor(options: {
    account: DatabricksAccountClient;
    knows: KnowsEntities;
    logger: LoggerService;
    allowEmpty: boolean;
  }) {
    this.#account = options.account;
    this.#knows = options.knows;
    this.#workspaces = new SourceMemory(options);
    this.#metastores = new SourceMemory(options);
    this.#catalogs = new SourceMemory(options);
  }

  /** Never throws because of a source; says instead whether the snapshot is complete. */
  async read(
    signal?: AbortSignal,
  ): Promise<{ snapshot: AccountSnapshot; isComplete: boolean }> {
    const { accountId } = this.#account;
    const ofAccount = { [annotations.accountId]: accountId };
    const [workspaces, metastores] = await Promise.all([
      this.#workspaces.read(
        `Workspaces of account ${accountId}`,
        () => this.#account.listWorkspaces({ signal }),
        () => this.#knows(entityTypes.workspace, ofAccount),
      ),
      this.#metastores.read(
        `Metastores of account ${accountId}`,
        () => this.#readMetastores(signal),
        () => this.#knows(entityTypes.metastore, ofAccount),
      ),
    ]);
    const catalogs: Array<[string, SourceReading<DatabricksCatalog>]> = [];
    for (let i = 0; i < workspaces.items.length; i += AT_A_TIME) {
      catalogs.push(
        ...(await Promise.all(
          workspaces.items
            .slice(i, i + AT_A_TIME)
            .map(
              async (
                workspace,
              ): Promise<[string, SourceReading<DatabricksCatalog>]> => [
                workspace.id,
                await this.#readCatalogs(workspace, signal),
              ],
            ),
        )),
      );
    }
    return {
      isComplete:
        workspaces.isComplete &&
        metastores.isComplete &&
        catalogs.every(([, reading]) => reading.isComplete),
      snapshot: {
        accountId,
        workspaces: workspaces.items,
        metastores: metastores.items.map(({ metastore }) => metastore),
        assignments: new Map(
          metastores.items.flatMap(({ metastore, workspaceIds }) =>
            workspaceIds.map((id): [string, string] => [id, metastore.id]),
          ),
        ),
        catalogs: new Map(catalogs.map(([id, { items }]) => [id, items])),
      },
    };
  }

  async #readMetastores(
    signal?: AbortSignal,
  ): Promise<MetastoreWithWorkspaces[]> {
    const metastores = await this.#account.listMetastores({ signal });
    return Promise.all(
      metastores.map(async metastore => ({
        metastore,
        workspaceIds: await this.#account.listMetastoreWorkspaces(
          metastore.id,
          { signal },
        ),
      })),
    );
  }

  /** A workspace that is not running has no Unity Catalog to read. */
  #readCatalogs(workspace: DatabricksWorkspace, signal?: AbortSignal) {
    return this.#catalogs.read(
      `Catalogs of workspace ${workspace.name} (${workspace.id})`,
      async () =>
        workspace.status === 'RUNNING'
          ? this.#account.workspace(workspace).listCatalogs({ signal })
          : undefined,
      () =>
        this.#knows(entityTypes.catalog, {
          [annotations.workspaceId]: workspace.id,
        }),
    );
  }
}
