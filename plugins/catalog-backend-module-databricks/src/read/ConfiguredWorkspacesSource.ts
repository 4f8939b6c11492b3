import { annotations } from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksAccountClient,
  DatabricksConfiguredWorkspace,
  DatabricksService,
  UnityCatalogReader,
  UnityMetastoreSummary,
} from '@lakeport/backstage-plugin-databricks-node';
import type { EstateMetastore } from '../estate/EstateMetastore';
import type { EstateOptions } from '../estate/EstateOptions';
import type { EstateSource } from '../estate/EstateSource';
import { viewReading } from '../estate/viewReading';
import type { EstateView } from '../estate/EstateView';
import type { EstateWorkspace } from '../estate/EstateWorkspace';
import type { HeldEntity } from '../held/HeldEntity';
import type { EstateWorkspaceReader } from './EstateWorkspaceReader';
import { inParallel } from './inParallel';
import { Problems } from './Problems';
import { readUnityCatalog } from './readUnityCatalog';

const WORKSPACES_AT_A_TIME = 16;

type ConfiguredWorkspace = Pick<
  DatabricksConfiguredWorkspace,
  'name' | 'url' | 'region' | 'accountId' | 'me'
> &
  EstateWorkspaceReader & {
    unityCatalog: Pick<UnityCatalogReader, 'metastoreSummary'>;
  };

type Service = Pick<DatabricksService, 'problems'> & {
  workspaces: () => ConfiguredWorkspace[];
  accounts: () => Array<
    Pick<DatabricksAccountClient, 'accountId' | 'listWorkspaces'>
  >;
};

/**
 * Workspaces that are configured by themselves and that no configured account
 * lists: those an account lists are entities of the account.
 */
export class ConfiguredWorkspacesSource implements EstateSource {
  readonly name = 'databricks:workspaces';
  readonly #service: Service;
  readonly #options: EstateOptions;
  /** What each account has listed last, for when it cannot be asked. */
  readonly #listed = new Map<string, string[]>();

  constructor(options: { service: Service; estate: EstateOptions }) {
    this.#service = options.service;
    this.#options = options.estate;
  }

  async read(held: HeldEntity[], signal?: AbortSignal): Promise<EstateView> {
    const problems = new Problems();
    const ofAccounts = await this.#urlsOfAccounts(problems, signal);
    const configured = this.#service
      .workspaces()
      .filter(({ url }) => !ofAccounts.urls.has(url));
    const heldIds = new Map(
      held.map(one => [one.location, one.annotations[annotations.workspaceId]]),
    );
    const readers = new Map<string, ConfiguredWorkspace>();
    const assignments = new Map<string, string>();
    const metastores = new Map<string, EstateMetastore>();
    const workspaces = await inParallel(
      configured,
      WORKSPACES_AT_A_TIME,
      async (workspace): Promise<EstateWorkspace> => {
        const { name, region, url, accountId } = workspace;
        const key = new URL(url).host;
        const { id, metastore } = await identify(workspace, problems, signal);
        readers.set(key, workspace);
        if (metastore) {
          assignments.set(key, metastore.id);
          metastores.set(metastore.id, toMetastore(metastore, accountId));
        }
        return {
          key,
          id: id ?? heldIds.get(`${this.name}/workspaces/${key}`),
          name,
          region,
          url,
          accountId,
          customTags: {},
        };
      },
    );
    const unityCatalog = await readUnityCatalog(
      { workspaces, assignments },
      {
        readerOf: ({ key }) => readers.get(key),
        wants: this.#options.include,
        problems,
        signal,
      },
    );
    // A mistake in an entry leaves it out of the list, not out of the world.
    const areWorkspacesComplete =
      ofAccounts.areComplete &&
      this.#service
        .problems()
        .every(
          ({ severity, path }) =>
            severity === 'warning' || !path.startsWith('databricks.workspaces'),
        );
    const areAllKnown = assignments.size === configured.length;
    const view = viewReading(
      {
        workspaces,
        areWorkspacesConfigured: true,
        areWorkspacesComplete,
        metastores: [...metastores.values()],
        areMetastoresComplete: areWorkspacesComplete && areAllKnown,
        assignments,
        areAssignmentsComplete: areAllKnown,
        areNetworksComplete: true,
        ...unityCatalog,
      },
      {
        ...this.#options,
        prefix: `${this.name}/`,
        held,
        problems: problems.list(),
      },
    );
    const isConfigured = stillConfigured(held, workspaces, assignments);
    return {
      ...view,
      // What app-config, or an account that lists it now, takes away is no loss.
      absenceOf: one =>
        view.absenceOf(one) === 'gone' && !isConfigured(one)
          ? 'unwanted'
          : view.absenceOf(one),
    };
  }

  /**
   * Addresses of the workspaces that entities of accounts stand for. Of an account
   * that cannot be asked these are those that it has listed before: its entities are
   * there still, and nothing is to be there twice.
   */
  async #urlsOfAccounts(problems: Problems, signal?: AbortSignal) {
    const lists = await Promise.all(
      this.#service.accounts().map(async account => {
        const { accountId } = account;
        const list = await problems.read(
          `Workspaces of account ${accountId}`,
          signal,
          () => account.listWorkspaces({ signal }),
        );
        if (list) {
          this.#listed.set(
            accountId,
            list.map(({ url }) => url),
          );
        }
        return list;
      }),
    );
    return {
      urls: new Set([...this.#listed.values()].flat()),
      areComplete: lists.every(list => list !== undefined),
    };
  }
}

/** Whether an entity is of a workspace that is read, or of the metastore of one. */
function stillConfigured(
  held: HeldEntity[],
  workspaces: EstateWorkspace[],
  assignments: ReadonlyMap<string, string>,
): (one: HeldEntity) => boolean {
  const keys = new Set(workspaces.map(({ key }) => key));
  const keyOf = ({ location }: HeldEntity) =>
    /\/workspaces\/([^/]+)/.exec(location)?.[1];
  const metastoreOf = (one: HeldEntity) =>
    one.annotations[annotations.metastoreId] ?? '';
  const metastores = new Set([
    ...assignments.values(),
    ...held.filter(one => keys.has(keyOf(one) ?? '')).map(metastoreOf),
  ]);
  return one => {
    const key = keyOf(one);
    return key === undefined ? metastores.has(metastoreOf(one)) : keys.has(key);
  };
}

/** Asks a workspace for its id and its metastore; one that has none is unknown. */
async function identify(
  workspace: ConfiguredWorkspace,
  problems: Problems,
  signal?: AbortSignal,
) {
  const [me, metastore] = await Promise.all([
    problems.read(`Workspace ${workspace.name}`, signal, () =>
      workspace.me({ signal }),
    ),
    problems.read(`Metastore of workspace ${workspace.name}`, signal, () =>
      workspace.unityCatalog.metastoreSummary({ signal }),
    ),
  ]);
  return { id: me?.workspaceId, metastore };
}

function toMetastore(
  { id, name, region, owner }: UnityMetastoreSummary,
  accountId: string | undefined,
): EstateMetastore {
  return { id, name, region, owner, accountId };
}
