import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type {
  Age,
  Workspace,
  WorkspaceList,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksAccountClient,
  DatabricksService,
} from '@lakeport/backstage-plugin-databricks-node';
import { ReadingCache } from '../cache/ReadingCache';
import { Readings } from '../sources/Readings';
import { sourceNames } from '../sources/sourceNames';
import { ConfiguredWorkspaces } from './ConfiguredWorkspaces';
import type { WorkspaceSource } from './WorkspaceSource';

/** Short, so that a page follows a workspace that is being made. */
const FRESH_MS = 10_000;
const METASTORES_FRESH_MS = 60_000;
const KEEP_MS = 24 * 60 * 60_000;
/** An account that does not answer in this time is reported as a source that failed. */
const DEADLINE_MS = 20_000;

/**
 * All workspaces that can be read, how old that is, and what could not be; and the
 * same for each source. Of a workspace that two of them tell of, the later knows more.
 */
export type AllWorkspaces = WorkspaceList & {
  age: Age;
  sources: WorkspaceSource[];
};

/**
 * Lists workspaces over all configured accounts, and those configured by
 * themselves; one that fails does not hide the others.
 */
export class WorkspaceReader {
  readonly #databricks: Pick<DatabricksService, 'accounts'>;
  readonly #configured: Pick<ConfiguredWorkspaces, 'list'>;
  readonly #workspaces: ReadingCache<Workspace[]>;
  readonly #metastores: ReadingCache<Record<string, string>>;

  constructor(options: {
    databricks: Pick<DatabricksService, 'accounts' | 'workspaces'>;
    /** Made of the others when left out. */
    configured?: Pick<ConfiguredWorkspaces, 'list'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    const { cache, logger } = options;
    this.#databricks = options.databricks;
    this.#configured = options.configured ?? new ConfiguredWorkspaces(options);
    const common = { cache, logger, keepMs: KEEP_MS, deadlineMs: DEADLINE_MS };
    this.#workspaces = new ReadingCache({
      ...common,
      name: 'workspaces',
      freshMs: FRESH_MS,
    });
    this.#metastores = new ReadingCache({
      ...common,
      name: 'workspace-metastores',
      freshMs: METASTORES_FRESH_MS,
    });
  }

  /** Workspaces of at most ten seconds ago, or as they are now. */
  async list(options?: { asOf: 'now' }): Promise<AllWorkspaces> {
    const readings = new Readings();
    const [configured, listed] = await Promise.all([
      this.#configured.list(),
      Promise.all(
        this.#databricks
          .accounts()
          .map(account => this.#listAccount(account, options)),
      ),
    ]);
    // An account knows more of a workspace than the workspace itself.
    const sources = [...configured, ...listed];
    sources.forEach(({ age, errors }) => readings.include(age, errors));
    const all = new Map(
      sources.flatMap(({ items }) => items).map(item => [item.id, item]),
    );
    return {
      items: [...all.values()].sort(
        (a, b) =>
          compare(a.accountId, b.accountId) ||
          compare(a.name, b.name) ||
          compare(a.id, b.id),
      ),
      age: readings.age(),
      errors: readings.sorted(),
      sources,
    };
  }

  async #listAccount(
    account: DatabricksAccountClient,
    options?: { asOf: 'now' },
  ): Promise<WorkspaceSource> {
    const { accountId } = account;
    const readings = new Readings();
    let isOld = true;
    const [workspaces, metastores] = await Promise.all([
      readings.take(
        sourceNames.ofAccount('workspaces', accountId),
        async () => {
          const reading = await this.#listed(account, options);
          isOld = reading.stale;
          return reading;
        },
      ),
      readings.take(sourceNames.ofAccount('metastores', accountId), () =>
        this.#metastores.read([accountId], signal =>
          readMetastores(account, signal),
        ),
      ),
    ]);
    return {
      items: (workspaces ?? []).map(workspace => ({
        ...workspace,
        ...(metastores?.[workspace.id] && {
          metastoreId: metastores[workspace.id],
        }),
      })),
      age: readings.age(),
      errors: readings.sorted(),
      isOld,
    };
  }

  async #listed(account: DatabricksAccountClient, options?: { asOf: 'now' }) {
    const read = async (signal: AbortSignal) =>
      (await account.listWorkspaces({ signal })).map(
        ({ customTags: _, ...workspace }): Workspace => workspace,
      );
    if (options?.asOf === 'now') {
      try {
        return {
          value: await read(AbortSignal.timeout(DEADLINE_MS)),
          readAt: new Date().toISOString(),
          stale: false,
        };
      } catch {
        // What is kept is said to be old, with why.
      }
    }
    return this.#workspaces.read([account.accountId], read);
  }
}

/** Workspace id → metastore id. */
async function readMetastores(
  account: DatabricksAccountClient,
  signal: AbortSignal,
): Promise<Record<string, string>> {
  const metastores = await account.listMetastores({ signal });
  const assignments = await Promise.all(
    metastores.map(async ({ id }) => {
      const workspaces = await account.listMetastoreWorkspaces(id, { signal });
      return workspaces.map((workspace): [string, string] => [workspace, id]);
    }),
  );
  return Object.fromEntries(assignments.flat());
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
