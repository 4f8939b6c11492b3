import { setTimeout as wait } from 'node:timers/promises';
import { toError } from '@backstage/errors';
import type { AddressNeed, DatabricksNetworkAnswers } from '@lakeport/topology';
import { Readings } from '../sources/Readings';
import type { WorkspaceLocator } from '../workspaces/WorkspaceLocator';
import { ADDRESSES_PER_NODE, largestDemand, type Compute } from './capacityOf';
import type { ComputeReadings } from './ComputeReadings';

/** Workspaces whose compute is read for one question. */
const MOST_READ = 8;
/** Whoever looks at a network does not wait longer for what it is judged by. */
const DEADLINE_MS = 5_000;
const KINDS = {
  cluster: 'cluster',
  'instance-pool': 'pool',
  warehouse: 'warehouse',
} as const;

/**
 * What workspaces may still ask of their subnets: the most that one cluster, pool
 * or warehouse can grow by, for all of its nodes are in one subnet.
 */
export class AddressNeeds {
  readonly #compute: Pick<ComputeReadings, 'read' | 'peek'>;
  readonly #locator: Pick<WorkspaceLocator, 'find'>;
  readonly #deadlineMs: number;

  constructor(options: {
    compute: Pick<ComputeReadings, 'read' | 'peek'>;
    locator: Pick<WorkspaceLocator, 'find'>;
    /** 5 seconds when left out. */
    deadlineMs?: number;
  }) {
    this.#compute = options.compute;
    this.#locator = options.locator;
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  }

  /**
   * @param accounts - workspaces with their networks
   * @param how - `read`: ids of workspaces whose compute is read; of the others
   *   counts what was read within an hour. `named`: whether what asks for the
   *   addresses may be told by its name
   * @param readings - gets what could not be read
   * @returns by id of a subnet; none where nothing is known
   */
  async of(
    accounts: readonly DatabricksNetworkAnswers[],
    how: { read: readonly string[]; named: boolean },
    readings: Readings,
  ): Promise<Record<string, AddressNeed>> {
    const read = new Set(how.read.slice(0, MOST_READ));
    const needs = new Map<string, AddressNeed>();
    const all = await Promise.all(
      accounts
        .flatMap(({ workspaces = [], networks = [] }) =>
          workspaces.map(
            ({ workspace_id: id, workspace_name, network_id }) => ({
              id,
              name: workspace_name ?? id,
              subnets: networks
                .filter(network => network.network_id === network_id)
                .flatMap(({ subnet_ids: subnets }) => subnets ?? []),
            }),
          ),
        )
        .filter(({ subnets }) => subnets.length > 0)
        .map(async workspace => ({
          workspace,
          compute: read.has(workspace.id)
            ? await this.#read(workspace, readings)
            : await this.#compute.peek(workspace.id),
        })),
    );
    for (const { workspace, compute } of all) {
      const most = largestDemand(compute);
      if (!most) {
        continue;
      }
      const thing = how.named
        ? `${KINDS[most.kind]} ${most.name}`
        : `a ${KINDS[most.kind]}`;
      const need = {
        addresses: most.nodes * ADDRESSES_PER_NODE,
        what: `${thing} of workspace ${workspace.name} may still start ${most.nodes} nodes`,
      };
      for (const subnet of workspace.subnets) {
        if (need.addresses > (needs.get(subnet)?.addresses ?? 0)) {
          needs.set(subnet, need);
        }
      }
    }
    return Object.fromEntries(needs);
  }

  async #read(
    workspace: { id: string; name: string },
    readings: Readings,
  ): Promise<Compute> {
    const own = new Readings();
    const answered = new AbortController();
    try {
      const late = wait(this.#deadlineMs, undefined, {
        ref: false,
        signal: answered.signal,
      });
      late.catch(() => {});
      const read = this.#locator
        .find(workspace.id)
        .then(located => this.#compute.read(located, own));
      const compute = await Promise.race([read, late]);
      own.errors.forEach(({ source, message }) =>
        readings.add(source, withoutIt(message)),
      );
      if (compute) {
        return compute;
      }
      // It goes on, for the next who ask.
      read.catch(() => {});
      readings.add(`compute of ${workspace.name}`, withoutIt('it takes long'));
    } catch (error) {
      readings.add(
        `compute of ${workspace.name}`,
        withoutIt(toError(error).message),
      );
    } finally {
      answered.abort();
    }
    return this.#compute.peek(workspace.id);
  }
}

function withoutIt(message: string): string {
  return `${message}; free addresses are judged without what was not read`;
}
