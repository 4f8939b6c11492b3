import type {
  NetworkSubnet,
  WorkspaceCapacity,
} from '@lakeport/backstage-plugin-databricks-common';
import type { ReadingRequest } from '../cache/ReadingCache';
import { Readings } from '../sources/Readings';
import type { AccountPartsReader } from '../workspaces/AccountPartsReader';
import type {
  LocatedWorkspace,
  WorkspaceLocator,
} from '../workspaces/WorkspaceLocator';
import type { WorkspaceNetworkReader } from '../workspaces/WorkspaceNetworkReader';
import { capacityOf } from './capacityOf';
import type { ComputeReadings } from './ComputeReadings';

/** Workspaces that one line of the answer names. */
const NAMED = 3;

/** Sets the free addresses of a workspace against what its compute may still start. */
export class CapacityReader {
  readonly #locator: Pick<WorkspaceLocator, 'find'>;
  readonly #parts: Pick<
    AccountPartsReader,
    'detail' | 'credentials' | 'sharing'
  >;
  readonly #networks: Pick<WorkspaceNetworkReader, 'read'>;
  readonly #compute: Pick<ComputeReadings, 'read'>;

  constructor(options: {
    locator: Pick<WorkspaceLocator, 'find'>;
    parts: Pick<AccountPartsReader, 'detail' | 'credentials' | 'sharing'>;
    networks: Pick<WorkspaceNetworkReader, 'read'>;
    compute: Pick<ComputeReadings, 'read'>;
  }) {
    this.#locator = options.locator;
    this.#parts = options.parts;
    this.#networks = options.networks;
    this.#compute = options.compute;
  }

  /**
   * @param viewer - free addresses are for who may see networks
   * @throws as {@link WorkspaceLocator.find}
   */
  async read(
    id: string,
    viewer: { seesNetworks: boolean } & ReadingRequest,
  ): Promise<WorkspaceCapacity> {
    const located = await this.#locator.find(id);
    const readings = new Readings(viewer);
    readings.include(located.age, located.errors);
    const [{ subnets, why, sharing = [] }, compute] = await Promise.all([
      this.#subnets(located, readings, viewer),
      this.#compute.read(located, readings),
    ]);
    const capacity = capacityOf(subnets, compute);
    return {
      ...capacity,
      ...(capacity.verdict === 'unknown'
        ? why && { message: why }
        : sharing.length > 0 && {
            message: `${capacity.message}. ${wordsOf(sharing)}`,
          }),
      age: readings.age(),
      errors: readings.sorted(),
    };
  }

  /** The workspace's subnets and who else has them, or why there are none. */
  async #subnets(
    located: LocatedWorkspace,
    readings: Readings,
    { seesNetworks }: { seesNetworks: boolean },
  ): Promise<{
    subnets: NetworkSubnet[];
    why?: string;
    sharing?: Array<{ name: string }>;
  }> {
    const { workspace, mode } = located;
    if (mode === 'workspace') {
      return {
        subnets: [],
        why: 'Which subnets the workspace has is told by its account, which is not configured',
      };
    }
    const detail = await this.#parts.detail(located, readings);
    if (!detail) {
      return { subnets: [] };
    }
    const { networkId } = detail;
    if (!networkId) {
      return {
        subnets: [],
        why: 'Databricks keeps the network of this workspace, and its addresses',
      };
    }
    const { accountId, region } = workspace;
    const [credentials, sharing] = await Promise.all([
      this.#parts.credentials(accountId, detail, readings),
      this.#parts.sharing(located, networkId, readings),
    ]);
    const { network, missing } = await this.#networks.read(
      {
        accountId,
        region,
        networkId,
        roleArn: credentials?.roleArn,
        withAws: seesNetworks,
      },
      readings,
    );
    return {
      subnets: network?.subnets ?? [],
      sharing,
      why: seesNetworks
        ? missing.at(0)
        : 'Free addresses are told to who has the permission databricks.network.read',
    };
  }
}

function wordsOf(sharing: ReadonlyArray<{ name: string }>): string {
  const names = sharing.slice(0, NAMED).map(({ name }) => name);
  const others = sharing.length - names.length;
  return `Workspaces that share subnets with it may take free addresses as well, and what they may still start is not counted: ${names.join(
    ', ',
  )}${others > 0 ? ` and ${others} more` : ''}`;
}
