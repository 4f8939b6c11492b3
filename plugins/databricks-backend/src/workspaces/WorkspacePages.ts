import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Workspace,
  WorkspaceFilter,
  WorkspaceList,
} from '@lakeport/backstage-plugin-databricks-common';
import type { WorkspaceReader } from './WorkspaceReader';
import type { WorkspaceRefs } from './WorkspaceRefs';

/** More than most companies have, so that who asks for no page sees all. */
const MOST = 200;

/** Pages of workspaces, with the catalog entities that the caller may see. */
export class WorkspacePages {
  readonly #workspaces: Pick<WorkspaceReader, 'list'>;
  readonly #refs: Pick<WorkspaceRefs, 'load'>;

  constructor(options: {
    workspaces: Pick<WorkspaceReader, 'list'>;
    refs: Pick<WorkspaceRefs, 'load'>;
  }) {
    this.#workspaces = options.workspaces;
    this.#refs = options.refs;
  }

  async list(
    filter: WorkspaceFilter,
    credentials: BackstageCredentials,
  ): Promise<WorkspaceList> {
    const [{ items, age, errors }, withRefs] = await Promise.all([
      this.#workspaces.list(),
      this.#refs.load(credentials),
    ]);
    const { limit = MOST, offset = 0 } = filter;
    const found = items.filter(item => isMeant(item, filter));
    return {
      items: found.slice(offset, offset + limit).map(withRefs),
      totalItems: found.length,
      facets: {
        accounts: valuesOf(items, ({ accountId }) => accountId),
        regions: valuesOf(items, ({ region }) => region),
        statuses: valuesOf(items, ({ status }) => status),
      },
      age,
      errors,
    };
  }
}

function isMeant(workspace: Workspace, filter: WorkspaceFilter): boolean {
  const { account, region, status, q = '' } = filter;
  const { accountId, id, name, project = '' } = workspace;
  const text = q.trim().toLowerCase();
  return (
    (account === undefined || accountId === account) &&
    (region === undefined || workspace.region === region) &&
    (status === undefined || workspace.status === status) &&
    [name, id, project].some(value => value.toLowerCase().includes(text))
  );
}

function valuesOf(
  items: Workspace[],
  valueOf: (item: Workspace) => string,
): string[] {
  return [...new Set(items.map(valueOf))].filter(Boolean).sort();
}
