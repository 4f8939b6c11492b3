import type { Network } from '@lakeport/backstage-plugin-databricks-common';
import type { HealthFinding, TopologyNode } from '@lakeport/topology';
import type { ObservedGraph } from './ObservedEstate';
import { totalAddresses } from './subnetOf';
import { VpcPlaces } from './VpcPlaces';

/** The VPCs of a graph with what is in them, by account, region and name. */
export function networksOf({
  observed,
  health,
  regions,
  databricks,
}: ObservedGraph): Network[] {
  const places = new VpcPlaces(observed);
  // A VPC that only a connection names is somebody else's.
  const described = new Set(
    regions.flatMap(({ vpcs = [] }) => vpcs.map(({ VpcId }) => VpcId)),
  );
  const subnets = grouped(
    observed.nodes.filter(({ kind }) => kind === 'subnet'),
    ({ id }) => places.vpcOf(id),
  );
  const networks = databricks.flatMap(account =>
    (account.networks ?? []).map(network => ({
      ...network,
      workspaces: (account.workspaces ?? []).filter(
        workspace => workspace.network_id === network.network_id,
      ),
    })),
  );
  const inVpc = grouped(networks, ({ vpc_id: id }) => id);
  return observed.nodes
    .filter(({ kind, id }) => kind === 'vpc' && described.has(id))
    .map((vpc): Network => {
      const own = subnets.get(vpc.id) ?? [];
      const workspaces = (inVpc.get(vpc.id) ?? []).flatMap(network =>
        network.workspaces.map(workspace => ({
          id: workspace.workspace_id,
          name: workspace.workspace_name ?? workspace.workspace_id,
          ...(network.vpc_status && { networkStatus: network.vpc_status }),
        })),
      );
      const free = own.flatMap(({ freeAddresses }) =>
        typeof freeAddresses === 'number' ? [freeAddresses] : [],
      );
      const total = own.flatMap(({ cidr }) =>
        typeof cidr === 'string' ? totalAddresses(cidr) ?? [] : [],
      );
      const about = new Set([
        vpc.id,
        ...workspaces.map(({ id }) => `databricks/workspace/${id}`),
      ]);
      const count = (severity: HealthFinding['severity']) =>
        health.filter(
          finding =>
            finding.severity === severity &&
            finding.nodes.some(
              node => about.has(node) || places.vpcOf(node) === vpc.id,
            ),
        ).length;
      return {
        vpcId: vpc.id,
        ...(vpc.name !== vpc.id && { name: vpc.name }),
        accountId: accountOf(places.around(vpc.id)),
        region: String(vpc.region ?? ''),
        cidrs: cidrsOf(vpc),
        ...(own.length > 0 && { subnets: own.length }),
        ...(free.length > 0 && { freeAddresses: sum(free) }),
        ...(total.length > 0 && { totalAddresses: sum(total) }),
        workspaces: workspaces.sort((a, b) =>
          `${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1,
        ),
        findings: { errors: count('error'), warnings: count('warning') },
      };
    })
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ accountId, region, name, vpcId }: Network): string {
  return JSON.stringify([accountId, region, name ?? '', vpcId]);
}

function accountOf(around: TopologyNode[]): string {
  const account = around.find(({ kind }) => kind === 'account');
  return String(account?.accountId ?? '');
}

function cidrsOf({ cidr, cidrs }: TopologyNode): string[] {
  if (Array.isArray(cidrs) && cidrs.length > 0) {
    return cidrs;
  }
  return typeof cidr === 'string' ? [cidr] : [];
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function grouped<T>(
  items: T[],
  keyOf: (item: T) => string | undefined,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) {
      const group = groups.get(key);
      if (group) {
        group.push(item);
      } else {
        groups.set(key, [item]);
      }
    }
  }
  return groups;
}
