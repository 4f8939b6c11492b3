import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { JsonValue } from '@backstage/types';
import {
  DatabricksApiError,
  type DatabricksService,
  type UnityCatalogReader,
} from '@lakeport/backstage-plugin-databricks-node';
import type { UnityObject } from '@lakeport/backstage-plugin-databricks-common';
import type { Reading } from '../cache/Reading';
import { sourceNames } from '../sources/sourceNames';
import { CatalogRoutes } from './CatalogRoutes';
import type { KnownMetastore, MetastoreWorkspace } from './KnownMetastore';
import type { MetastoreDirectory } from './MetastoreDirectory';
import type { Told } from './Told';
import type { UnityAnswer } from './UnityAnswer';
import { UnityReadings } from './UnityReadings';
import type { UnityRights } from './UnityRights';
import type { UnityTarget } from './UnityTarget';
import { valueTold } from './valueTold';

const RUNNING = 'RUNNING';
const CLOSED_MS = 5 * 60_000;

/** One question to a workspace. */
export interface UnityQuestion<T extends JsonValue> {
  /** Tells it from other questions of its kind. */
  of: readonly string[];
  readings: UnityReadings<T>;
  /** Whether workspaces answer it that may not use the catalog. */
  isForAll?: boolean;
  read: (reader: UnityCatalogReader, signal: AbortSignal) => Promise<T>;
}

/**
 * Reads a metastore through one of its workspaces: the one that is asked for,
 * else the first by id that runs and lets the portal in. A catalog that is bound
 * to other workspaces is read through one of those.
 */
export class UnityCatalogGateway {
  readonly #databricks: Pick<DatabricksService, 'accountReader' | 'workspaces'>;
  readonly #directory: Pick<MetastoreDirectory, 'find'>;
  readonly #bindings: UnityReadings<string[]>;
  readonly #routes = new CatalogRoutes();
  /** By address: until when a workspace that does not let the portal in is passed over. */
  readonly #closed = new Map<string, number>();
  readonly #now: () => number;

  constructor(options: {
    databricks: Pick<DatabricksService, 'accountReader' | 'workspaces'>;
    directory: Pick<MetastoreDirectory, 'find'>;
    cache: CacheService;
    logger: LoggerService;
    /** Milliseconds since 1970; the clock when left out. */
    now?: () => number;
  }) {
    this.#now = options.now ?? Date.now;
    this.#databricks = options.databricks;
    this.#directory = options.directory;
    this.#bindings = new UnityReadings({
      ...options,
      name: 'bound-workspaces',
    });
  }

  /**
   * @throws NotFoundError for an unknown metastore, and for what is not there
   * @throws InputError for a workspace that is not one of the metastore
   * @throws NotAllowedError when Databricks refuses
   * @throws ServiceUnavailableError when no workspace runs, or Databricks fails
   */
  async read<T extends JsonValue>(
    target: UnityTarget,
    rights: UnityRights,
    question: UnityQuestion<T>,
  ): Promise<UnityAnswer<T>> {
    const { workspaceId } = target;
    const metastore = await this.#directory.find(
      target.metastoreId,
      ({ workspaces }) =>
        workspaces.some(({ id, status }) =>
          workspaceId ? id === workspaceId : status === RUNNING,
        ),
    );
    const { catalog } = target;
    const isFree = catalog !== undefined && !workspaceId;
    // What is known to be bound is most likely not opened by the first that comes.
    const asked =
      isFree &&
      !question.isForAll &&
      this.#routes.isUnopened(metastore.id, catalog)
        ? this.#choose(metastore, target)
        : undefined;
    if (isFree && asked) {
      const bound = await this.#readBound(
        { metastore, catalog, closed: asked },
        rights,
        question,
      );
      if (bound) {
        return bound;
      }
    }
    const { workspace: first, reading } = await this.#askFirst(
      metastore,
      target,
      rights,
      question,
    );
    if (isFree && reading.value.told !== 'value' && first.id !== asked?.id) {
      const bound = await this.#readBound(
        { metastore, catalog, closed: first },
        rights,
        question,
      );
      if (bound) {
        return bound;
      }
    }
    return answerOf(reading, { metastore, workspace: first }, rights);
  }

  /**
   * Learns from a list of catalogs how they are reached.
   *
   * @param workspaceId - of a list of those that this workspace may use
   */
  listed(
    metastoreId: string,
    catalogs: readonly UnityObject[],
    workspaceId?: string,
  ): void {
    this.#routes.listed(metastoreId, catalogs, workspaceId);
  }

  /**
   * Reads through a workspace that the catalog is bound to, where that is not the one
   * that does not open it.
   *
   * @returns undefined when there is none, or it fails
   * @throws ServiceUnavailableError when none of those that are known runs
   */
  async #readBound<T extends JsonValue>(
    of: {
      metastore: KnownMetastore;
      catalog: string;
      /** Tells which those are. */
      closed: MetastoreWorkspace;
    },
    rights: UnityRights,
    question: UnityQuestion<T>,
  ): Promise<UnityAnswer<T> | undefined> {
    const { catalog, closed } = of;
    const ids = await this.#boundTo(catalog, closed, rights);
    if (ids.length === 0 || ids.includes(closed.id)) {
      return undefined;
    }
    // The catalog may be of a workspace that is younger than the list of them.
    const metastore = await this.#directory.find(
      of.metastore.id,
      ({ workspaces }) =>
        workspaces.some(
          ({ id, status }) => ids.includes(id) && status === RUNNING,
        ),
    );
    const workspace = runningOf(metastore, catalog, ids);
    const reading =
      workspace &&
      (await this.#ask(workspace, rights, question).catch(() => undefined));
    if (!workspace || !reading) {
      return undefined;
    }
    // What a workspace that may use the catalog says of it counts.
    if (reading.value.told === 'value') {
      this.#routes.opened(metastore.id, catalog, workspace.id);
    }
    return answerOf(reading, { metastore, workspace }, rights);
  }

  /** Asks the workspace of choice, and the next one where that does not let the portal in. */
  async #askFirst<T extends JsonValue>(
    metastore: KnownMetastore,
    target: UnityTarget,
    rights: UnityRights,
    question: UnityQuestion<T>,
  ): Promise<{ workspace: MetastoreWorkspace; reading: Reading<Told<T>> }> {
    const workspace = this.#choose(metastore, target);
    try {
      const reading = await this.#ask(workspace, rights, question);
      return { workspace, reading };
    } catch (error) {
      if (target.workspaceId || !isClosed(error)) {
        throw error;
      }
      this.#closed.set(workspace.url, this.#now() + CLOSED_MS);
      const next = this.#choose(metastore, target);
      if (next.id === workspace.id) {
        throw error;
      }
      const reading = await this.#ask(next, rights, question);
      return { workspace: next, reading };
    }
  }

  #choose(metastore: KnownMetastore, target: UnityTarget): MetastoreWorkspace {
    const { workspaces } = metastore;
    const { workspaceId, catalog } = target;
    if (workspaceId) {
      const asked = workspaces.find(({ id }) => id === workspaceId);
      if (!asked) {
        throw new InputError(
          `Workspace ${workspaceId} is not one of metastore ${
            metastore.name
          }; those are ${
            workspaces.map(({ id, name }) => `${id} (${name})`).join(', ') ||
            'none'
          }`,
        );
      }
      return asked;
    }
    const running = workspaces.filter(({ status }) => status === RUNNING);
    const remembered =
      catalog !== undefined && this.#routes.workspaceOf(metastore.id, catalog);
    const chosen =
      running.find(({ id }) => id === remembered) ??
      running.find(({ url }) => (this.#closed.get(url) ?? 0) <= this.#now()) ??
      running[0];
    if (!chosen) {
      throw new ServiceUnavailableError(
        `No workspace of metastore ${
          metastore.name
        } is running, so nothing of it can be read${
          workspaces.length > 0
            ? `: ${workspaces
                .map(({ name, status }) => `${name} is ${status}`)
                .join(', ')}`
            : ''
        }`,
      );
    }
    return chosen;
  }

  /** Ids of the workspaces that a catalog is bound to, as one tells that did not open it. */
  async #boundTo(
    catalog: string,
    closed: MetastoreWorkspace,
    rights: UnityRights,
  ): Promise<string[]> {
    const reading = await this.#ask(closed, rights, {
      of: [catalog],
      readings: this.#bindings,
      read: async (reader, signal) => {
        const bindings = await reader
          .bindings('catalog', catalog)
          .all({ signal });
        return bindings.map(({ workspaceId }) => workspaceId);
      },
    }).catch(() => undefined);
    return reading?.value.told === 'value' ? reading.value.value : [];
  }

  #ask<T extends JsonValue>(
    workspace: MetastoreWorkspace,
    rights: UnityRights,
    { of, readings, read }: UnityQuestion<T>,
  ): Promise<Reading<Told<T>>> {
    return readings.read([workspace.url, ...of], rights, signal =>
      read(this.#open(workspace, rights), signal),
    );
  }

  #open(
    workspace: MetastoreWorkspace,
    rights: UnityRights,
  ): UnityCatalogReader {
    const { accountId, id, url, name } = workspace;
    const token = rights.readAs === 'user' ? rights.token : undefined;
    if (accountId !== undefined) {
      const account = this.#databricks.accountReader(accountId);
      if (account) {
        return account.workspace({ id, url }, { token }).unityCatalog;
      }
    }
    const configured = this.#databricks
      .workspaces()
      .find(found => found.url === url);
    if (!configured) {
      throw new NotFoundError(`Workspace ${name} is not configured any more`);
    }
    return (token === undefined ? configured : configured.withToken(token))
      .unityCatalog;
  }
}

/**
 * The first of these workspaces that runs.
 *
 * @throws ServiceUnavailableError when none of those that are known does
 */
function runningOf(
  { workspaces }: KnownMetastore,
  catalog: string,
  ids: readonly string[],
): MetastoreWorkspace | undefined {
  const bound = workspaces.filter(({ id }) => ids.includes(id));
  const running = bound.find(({ status }) => status === RUNNING);
  if (!running && bound.length > 0) {
    throw new ServiceUnavailableError(
      `Catalog ${catalog} is bound to workspaces of which none is running: ${bound
        .map(({ name, status }) => `${name} is ${status}`)
        .join(', ')}`,
    );
  }
  return running;
}

/**
 * Whether a workspace does not take the portal's credentials, is not reached, or
 * does not answer in time.
 */
function isClosed(error: unknown): boolean {
  return (
    error instanceof ServiceUnavailableError &&
    (error.cause instanceof DatabricksApiError
      ? [0, 401].includes(error.cause.upstreamStatus)
      : error.cause !== undefined)
  );
}

function answerOf<T extends JsonValue>(
  reading: Reading<Told<T>>,
  through: { metastore: KnownMetastore; workspace: MetastoreWorkspace },
  rights: UnityRights,
): UnityAnswer<T> {
  const { value, readAt, stale, refreshing, error } = reading;
  return {
    ...through,
    value: valueTold(value, rights),
    age: { readAt, stale, ...(refreshing && { refreshing }) },
    errors:
      error === undefined
        ? []
        : [
            {
              source: sourceNames.workspace(through.workspace.name),
              message: error,
            },
          ],
  };
}
