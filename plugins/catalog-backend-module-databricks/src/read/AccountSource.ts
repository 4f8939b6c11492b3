import type {
  DatabricksAccountClient,
  DatabricksAccountReader,
  DatabricksWorkspace,
} from '@lakeport/backstage-plugin-databricks-node';
import type { EstateOptions } from '../estate/EstateOptions';
import type { EstateReading } from '../estate/EstateReading';
import type { EstateSource } from '../estate/EstateSource';
import { viewReading } from '../estate/viewReading';
import type { EstateView } from '../estate/EstateView';
import type { EstateWorkspace } from '../estate/EstateWorkspace';
import type { HeldEntity } from '../held/HeldEntity';
import type { EstateWorkspaceReader } from './EstateWorkspaceReader';
import { inParallel } from './inParallel';
import { Problems } from './Problems';
import { readUnityCatalog } from './readUnityCatalog';

/** Requests to the account's host that are sent without waiting for one another. */
const METASTORES_AT_A_TIME = 8;

type AccountClient = Pick<
  DatabricksAccountClient,
  'accountId' | 'listWorkspaces' | 'listMetastores' | 'listMetastoreWorkspaces'
>;
type AccountReader = Pick<
  DatabricksAccountReader,
  'workspaces' | 'networks'
> & {
  workspace: (workspace: { id: string; url: string }) => EstateWorkspaceReader;
};

/** A configured account: workspaces, metastores, and what the running workspaces see. */
export class AccountSource implements EstateSource {
  readonly name: string;
  readonly accountId: string;
  readonly #client: AccountClient;
  readonly #reader: AccountReader;
  readonly #configured: Array<EstateWorkspaceReader & { url: string }>;
  readonly #options: EstateOptions;

  constructor(options: {
    client: AccountClient;
    reader: AccountReader;
    /** Workspaces with credentials of their own, which are then used for them. */
    configured: Array<EstateWorkspaceReader & { url: string }>;
    estate: EstateOptions;
  }) {
    this.#client = options.client;
    this.#reader = options.reader;
    this.#configured = options.configured;
    this.#options = options.estate;
    this.accountId = options.client.accountId;
    this.name = `databricks:${this.accountId}`;
  }

  async read(held: HeldEntity[], signal?: AbortSignal): Promise<EstateView> {
    const { accountId } = this;
    const problems = new Problems();
    const of = (what: string) => `${what} of account ${accountId}`;
    const [listed, metastores, details, networks] = await Promise.all([
      problems.read(of('Workspaces'), signal, () =>
        this.#client.listWorkspaces({ signal }),
      ),
      this.#readMetastores(problems, signal),
      problems.read(of('Networks of workspaces'), signal, () =>
        this.#reader.workspaces().all({ signal }),
      ),
      problems.read(of('Networks'), signal, () =>
        this.#reader.networks().all({ signal }),
      ),
    ]);
    const vpcOfNetwork = new Map(networks?.map(one => [one.id, one.vpcId]));
    const networkOf = new Map(details?.map(one => [one.id, one.networkId]));
    const workspaces = (listed ?? []).map(one =>
      toWorkspace(one, vpcOfNetwork.get(networkOf.get(one.id) ?? '')),
    );
    const status = new Map(listed?.map(one => [one.id, one.status]));
    const reading: EstateReading = {
      accountId,
      workspaces,
      areWorkspacesComplete: listed !== undefined,
      metastores: metastores.list ?? [],
      areMetastoresComplete: metastores.list !== undefined,
      assignments: metastores.assignments,
      areAssignmentsComplete: metastores.areAssignmentsComplete,
      // A list that is empty is no reason to take away what is known.
      areNetworksComplete:
        this.#options.allowEmpty ||
        Boolean(networks?.length && details?.length),
      ...(await readUnityCatalog(
        { workspaces, assignments: metastores.assignments },
        {
          // A workspace that is not running has no Unity Catalog to read.
          readerOf: workspace =>
            status.get(workspace.key) === 'RUNNING'
              ? this.#readerOf(workspace)
              : undefined,
          wants: this.#options.include,
          problems,
          signal,
        },
      )),
    };
    return viewReading(reading, {
      ...this.#options,
      prefix: `${this.name}/`,
      held,
      problems: problems.list(),
    });
  }

  async #readMetastores(problems: Problems, signal?: AbortSignal) {
    const { accountId } = this;
    const list = await problems.read(
      `Metastores of account ${accountId}`,
      signal,
      () => this.#client.listMetastores({ signal }),
    );
    const assignments = new Map<string, string>();
    const lists = await inParallel(
      list ?? [],
      METASTORES_AT_A_TIME,
      async ({ id, name }) => {
        const ids = await problems.read(
          `Workspaces of metastore ${name} (${id})`,
          signal,
          () => this.#client.listMetastoreWorkspaces(id, { signal }),
        );
        ids?.forEach(workspaceId => assignments.set(workspaceId, id));
        return ids;
      },
    );
    return {
      list,
      assignments,
      areAssignmentsComplete:
        list !== undefined && lists.every(ids => ids !== undefined),
    };
  }

  /** @throws NotAllowedError for a host that the account may not have */
  #readerOf(workspace: EstateWorkspace): EstateWorkspaceReader {
    return (
      this.#configured.find(({ url }) => url === workspace.url) ??
      this.#reader.workspace({ id: workspace.key, url: workspace.url })
    );
  }
}

function toWorkspace(
  found: DatabricksWorkspace,
  vpcId: string | undefined,
): EstateWorkspace {
  return {
    key: found.id,
    id: found.id,
    name: found.name,
    status: found.status,
    region: found.region || undefined,
    url: found.url,
    accountId: found.accountId,
    customTags: found.customTags,
    project: found.project,
    environment: found.environment,
    vpcId,
  };
}
