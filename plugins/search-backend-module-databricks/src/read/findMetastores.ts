import type {
  DatabricksAccountClient,
  DatabricksConfiguredWorkspace,
  DatabricksService,
  UnityCatalogReader,
} from '@lakeport/backstage-plugin-databricks-node';
import { ahead } from './ahead';
import type { Problems } from './Problems';
import type { SearchMetastore } from './SearchMetastore';
import type { SearchReader } from './SearchReader';

const AT_A_TIME = 8;

type Configured = Pick<DatabricksConfiguredWorkspace, 'name' | 'url'> &
  SearchReader & {
    unityCatalog: Pick<UnityCatalogReader, 'metastoreSummary'>;
  };

/** What of the Databricks service is used. */
export interface SearchService {
  accounts(): Array<
    Pick<
      DatabricksAccountClient,
      | 'accountId'
      | 'listWorkspaces'
      | 'listMetastores'
      | 'listMetastoreWorkspaces'
    >
  >;
  accountReader(accountId: string):
    | {
        workspace(workspace: {
          id: string;
          url: string;
        }): Pick<SearchReader, 'unityCatalog'>;
      }
    | undefined;
  workspaces(): Configured[];
  problems: DatabricksService['problems'];
}

/**
 * Finds the metastores of all accounts and of the workspaces that are configured
 * by themselves, sorted by id, with the running workspaces of each.
 *
 * @returns also whether all were found
 */
export async function findMetastores(
  service: SearchService,
  options: { problems: Problems; signal: AbortSignal },
): Promise<{ metastores: SearchMetastore[]; areComplete: boolean }> {
  const { problems, signal } = options;
  const found = new Map<string, SearchReader[]>();
  const urls = new Set<string>();
  // A mistake in an entry leaves it out of the list, not out of the world.
  let areComplete = service
    .problems()
    .every(({ severity }) => severity === 'warning');
  const add = (id: string, reader: SearchReader) => {
    const readers = found.get(id) ?? [];
    readers.push(reader);
    found.set(id, readers);
  };
  const configured = service.workspaces();

  for (const account of service.accounts()) {
    const { accountId } = account;
    const lists = await problems.read(
      `Account ${accountId}`,
      signal,
      async () =>
        Promise.all([
          account.listWorkspaces({ signal }),
          account.listMetastores({ signal }),
        ]),
    );
    const [workspaces, metastores] = lists ?? [[], []];
    areComplete = areComplete && lists !== undefined;
    const attached = ahead(metastores, AT_A_TIME, async ({ id, name }) => ({
      id,
      ids: await problems.read(
        `Workspaces of metastore ${name} (${id})`,
        signal,
        async () => account.listMetastoreWorkspaces(id, { signal }),
      ),
    }));
    for await (const { id, ids } of attached) {
      areComplete = areComplete && ids !== undefined;
      for (const workspace of workspaces) {
        if (!ids?.includes(workspace.id) || workspace.status !== 'RUNNING') {
          continue;
        }
        urls.add(workspace.url);
        const reader = await problems.read(
          `Workspace ${workspace.name} (${workspace.id})`,
          signal,
          async () =>
            configured.find(({ url }) => url === workspace.url) ??
            service.accountReader(accountId)?.workspace(workspace),
        );
        if (reader) {
          add(id, {
            name: workspace.name,
            unityCatalog: reader.unityCatalog,
          });
        }
      }
    }
  }

  const others = configured.filter(({ url }) => !urls.has(url));
  const summaries = ahead(others, AT_A_TIME, async workspace => ({
    workspace,
    summary: await problems.read(
      `Metastore of workspace ${workspace.name}`,
      signal,
      async () => workspace.unityCatalog.metastoreSummary({ signal }),
    ),
  }));
  for await (const { workspace, summary } of summaries) {
    areComplete = areComplete && summary !== undefined;
    if (summary) {
      add(summary.id, workspace);
    }
  }
  return {
    metastores: [...found]
      .map(([id, readers]) => ({ id, readers }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    areComplete,
  };
}
