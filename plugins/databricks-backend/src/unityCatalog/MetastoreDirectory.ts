import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import type {
  DatabricksAccountClient,
  DatabricksConfiguredWorkspace,
  DatabricksService,
} from '@lakeport/backstage-plugin-databricks-node';
import { ReadingCache, type ReadingRequest } from '../cache/ReadingCache';
import { Readings } from '../sources/Readings';
import { sourceNames } from '../sources/sourceNames';
import type { KnownMetastore } from './KnownMetastore';
import { mergeMetastores } from './mergeMetastores';

const FRESH_MS = 20_000;
/** How old it must be to be read anew for what it does not have. */
const REFRESH_MS = 5_000;
/** So that nobody who opens a catalog waits for lists of accounts. */
const REVALIDATE_MS = 30 * 60_000;
const KEEP_MS = 24 * 60 * 60_000;
const DEADLINE_MS = 20_000;
/** Every request asks for the list; it need not be taken out of the cache for each. */
const AT_HAND_MS = 1_000;

type Listed = { items: KnownMetastore[]; readings: Readings };

/**
 * The metastores of all configured accounts and workspaces, with the workspaces
 * that each can be read through. One source that fails does not hide the others.
 */
export class MetastoreDirectory {
  readonly #databricks: DatabricksService;
  readonly #cache: ReadingCache<KnownMetastore[]>;
  readonly #now: () => number;
  #atHand?: { until: number; listed: Promise<Listed> };

  constructor(options: {
    databricks: DatabricksService;
    cache: CacheService;
    logger: LoggerService;
    /** Milliseconds since 1970; the clock when left out. */
    now?: () => number;
  }) {
    this.#now = options.now ?? Date.now;
    this.#databricks = options.databricks;
    this.#cache = new ReadingCache({
      cache: options.cache,
      logger: options.logger,
      name: 'metastores',
      freshMs: FRESH_MS,
      revalidateMs: REVALIDATE_MS,
      refreshMs: REFRESH_MS,
      keepMs: KEEP_MS,
      deadlineMs: DEADLINE_MS,
    });
  }

  /** Sorted by name, beside what could not be read. */
  async list(request: ReadingRequest = {}): Promise<Listed> {
    if (request.refresh) {
      return this.#list(request);
    }
    const now = this.#now();
    if (!this.#atHand || this.#atHand.until <= now) {
      this.#atHand = { until: now + AT_HAND_MS, listed: this.#list() };
    }
    return this.#atHand.listed;
  }

  async #list(request?: ReadingRequest): Promise<Listed> {
    const readings = new Readings();
    const sources = await Promise.all([
      ...this.#databricks
        .accounts()
        .map(account =>
          readings.take(
            sourceNames.ofAccount('metastores', account.accountId),
            () =>
              this.#cache.read(
                ['account', account.accountId],
                signal => this.#ofAccount(account, signal),
                request,
              ),
          ),
        ),
      ...this.#databricks
        .workspaces()
        .map(workspace =>
          readings.take(sourceNames.workspace(workspace.name), () =>
            this.#cache.read(
              ['workspace', workspace.url],
              signal => ofWorkspace(workspace, signal),
              request,
            ),
          ),
        ),
    ]);
    return {
      items: mergeMetastores(sources.map(found => found ?? [])),
      readings,
    };
  }

  /**
   * What is not in the list is looked for in one of now, for it may be new.
   *
   * @param suffices - whether what the list says of it will do; anything when left out
   * @throws NotFoundError when no source has it
   * @throws ServiceUnavailableError when it may be in one that could not be read
   */
  async find(
    id: string,
    suffices: (metastore: KnownMetastore) => boolean = () => true,
  ): Promise<KnownMetastore> {
    const among = ({ items }: Listed) => items.find(item => item.id === id);
    const known = among(await this.list());
    if (known && suffices(known)) {
      return known;
    }
    const listed = await this.#list({ refresh: true });
    const found = among(listed) ?? known;
    if (found) {
      return found;
    }
    const errors = listed.readings.sorted();
    if (errors.length > 0) {
      throw new ServiceUnavailableError(
        `Metastore ${id} is in no source that could be read; ${errors
          .map(({ source, message }) => `${source}: ${message}`)
          .join('; ')}`,
      );
    }
    throw new NotFoundError(
      `There is no metastore ${id} in the configured accounts and workspaces`,
    );
  }

  async #ofAccount(
    account: DatabricksAccountClient,
    signal: AbortSignal,
  ): Promise<KnownMetastore[]> {
    const { accountId } = account;
    const reader = this.#databricks.accountReader(accountId);
    const [workspaces, metastores] = await Promise.all([
      account.listWorkspaces({ signal }),
      reader
        ? reader.metastores().all({ signal })
        : account.listMetastores({ signal }),
    ]);
    const byId = new Map(
      workspaces.map(({ id, name, status, url, project, environment }) => [
        id,
        {
          id,
          name,
          status,
          url,
          accountId,
          ...(project && { project }),
          ...(environment && { environment }),
        },
      ]),
    );
    return Promise.all(
      metastores.map(async metastore => {
        const ids = await account.listMetastoreWorkspaces(metastore.id, {
          signal,
        });
        return {
          ...plain(metastore),
          accountId,
          // A workspace that is not in the account's list is gone by now.
          workspaces: ids.flatMap(id => byId.get(id) ?? []),
        };
      }),
    );
  }
}

/** A workspace that answers is running: nobody else tells without its account. */
async function ofWorkspace(
  workspace: DatabricksConfiguredWorkspace,
  signal: AbortSignal,
): Promise<KnownMetastore[]> {
  const { name, url, accountId } = workspace;
  const [metastore, { workspaceId }] = await Promise.all([
    workspace.unityCatalog.metastoreSummary({ signal }),
    workspace.me({ signal }),
  ]);
  if (!workspaceId) {
    throw new NotFoundError(
      `${url} answers but does not tell the workspace's id (header X-Databricks-Org-Id)`,
    );
  }
  return [
    {
      ...plain(metastore),
      ...(accountId && { accountId }),
      workspaces: [{ id: workspaceId, name, status: 'RUNNING', url }],
    },
  ];
}

function plain(metastore: {
  id: string;
  name: string;
  region?: string;
  owner?: string;
  storageRoot?: string;
}): Omit<KnownMetastore, 'workspaces'> {
  const { id, name, region, owner, storageRoot } = metastore;
  return {
    id,
    name,
    ...(region && { region }),
    ...(owner && { owner }),
    ...(storageRoot && { storageRoot }),
  };
}
