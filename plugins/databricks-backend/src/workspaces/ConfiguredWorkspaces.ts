import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksConfiguredWorkspace,
  DatabricksService,
} from '@lakeport/backstage-plugin-databricks-node';
import { ReadingCache } from '../cache/ReadingCache';
import { Readings } from '../sources/Readings';
import { sourceNames } from '../sources/sourceNames';
import type { WorkspaceSource } from './WorkspaceSource';

const FRESH_MS = 60_000;
/** A workspace keeps its id for good. */
const KEEP_MS = 7 * 24 * 60 * 60_000;
const DEADLINE_MS = 15_000;

/** What a workspace says of itself. */
type Told = { id: string; metastoreId?: string; region?: string };

/**
 * Workspaces that are configured by themselves. Only a workspace that has
 * answered once is known by its id; its status is that it answers, for no other
 * is told without account-admin rights.
 */
export class ConfiguredWorkspaces {
  readonly #databricks: Pick<DatabricksService, 'workspaces'>;
  readonly #cache: ReadingCache<Told>;

  constructor(options: {
    databricks: Pick<DatabricksService, 'workspaces'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#databricks = options.databricks;
    this.#cache = new ReadingCache({
      cache: options.cache,
      logger: options.logger,
      name: 'configured-workspace',
      freshMs: FRESH_MS,
      keepMs: KEEP_MS,
      deadlineMs: DEADLINE_MS,
    });
  }

  /** One for each: the workspace, once it has answered, or why it has not. */
  list(): Promise<WorkspaceSource[]> {
    return Promise.all(
      this.#databricks.workspaces().map(async workspace => {
        const readings = new Readings();
        let isOld = true;
        const told = await readings.take(
          sourceNames.workspace(workspace.name),
          async () => {
            const reading = await this.read(workspace);
            isOld = reading.stale;
            return reading;
          },
        );
        return {
          items: told ? [workspaceOf(workspace, told, !isOld)] : [],
          age: readings.age(),
          errors: readings.sorted(),
          isOld,
        };
      }),
    );
  }

  /** @throws what the workspace answers when it does not take the portal */
  read(workspace: DatabricksConfiguredWorkspace) {
    return this.#cache.read([workspace.url], async signal => {
      const { workspaceId } = await workspace.me({ signal });
      if (!workspaceId) {
        throw new NotFoundError(
          `${workspace.url} answers but does not tell the workspace's id (header X-Databricks-Org-Id), so it cannot be shown`,
        );
      }
      const metastore = await workspace.unityCatalog
        .metastoreSummary({ signal })
        .catch(() => undefined);
      return {
        id: workspaceId,
        ...(metastore && { metastoreId: metastore.id }),
        ...(metastore?.region && { region: metastore.region }),
      };
    });
  }

  /** The configured one at an address. */
  at(url: string): DatabricksConfiguredWorkspace | undefined {
    return this.#databricks
      .workspaces()
      .find(workspace => workspace.url === url);
  }
}

function workspaceOf(
  configured: DatabricksConfiguredWorkspace,
  told: Told,
  answers: boolean,
): Workspace {
  const { name, url, accountId, region } = configured;
  return {
    accountId: accountId ?? '',
    id: told.id,
    name,
    status: answers ? 'RUNNING' : 'UNKNOWN',
    // A metastore serves the workspaces of its own region alone.
    region: region ?? told.region ?? '',
    url,
    ...(told.metastoreId && { metastoreId: told.metastoreId }),
  };
}
