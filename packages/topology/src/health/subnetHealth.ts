import { TopologyNode } from '../Topology';
import { parseRange } from '../trace/Range';
import { textOf } from '../trace/TraceGraph';
import {
  finding,
  HealthContext,
  ONE_NODE,
  WorkspaceNetwork,
} from './HealthContext';
import { HealthFinding } from './HealthFinding';

/** The subnets that Databricks takes: /17 to /26. */
const SIZES = { largest: 17, smallest: 26 };

function zonesOf({ workspace, subnets }: WorkspaceNetwork): HealthFinding[] {
  const zones = subnets.map(subnet => textOf(subnet, 'availabilityZone'));
  const known = zones.filter(zone => zone !== undefined);
  if (known.length < zones.length) return [];
  const twice = known.find((zone, index) => known.indexOf(zone) !== index);
  if (subnets.length > 1 && !twice) return [];
  return [
    finding({
      rule: 'subnet-zones',
      severity: 'error',
      source: 'aws',
      nodes: [workspace.id, ...subnets.map(({ id }) => id)],
      message: twice
        ? `Workspace ${workspace.name} has two subnets in ${twice}: Databricks takes at most one of each zone`
        : `Workspace ${workspace.name} has ${subnets.length} subnet: Databricks asks for two or more, in zones of their own`,
    }),
  ];
}

function sizeOf(subnet: TopologyNode): HealthFinding[] {
  const prefix = parseRange(textOf(subnet, 'cidr'))?.prefix;
  return prefix === undefined ||
    (prefix >= SIZES.largest && prefix <= SIZES.smallest)
    ? []
    : [
        finding({
          rule: 'subnet-size',
          severity: 'error',
          source: 'aws',
          nodes: [subnet.id],
          message: `Subnet ${subnet.name} is a /${prefix}: Databricks takes /${SIZES.largest} to /${SIZES.smallest}`,
        }),
      ];
}

function addressesOf(
  context: HealthContext,
  subnet: TopologyNode,
): HealthFinding[] {
  const free = subnet.freeAddresses;
  const { addresses, what } = context.addressesNeeded(subnet);
  if (typeof free !== 'number' || free >= addresses) return [];
  const other =
    what === undefined
      ? undefined
      : context.workspaces
          .filter(({ subnets }) => subnets.includes(subnet))
          .flatMap(({ subnets }) => subnets)
          .find(
            ({ freeAddresses }) =>
              typeof freeAddresses === 'number' && freeAddresses >= addresses,
          );
  const severity = other ? 'info' : 'warning';
  return [
    finding({
      rule: 'subnet-addresses',
      severity: free < ONE_NODE ? 'error' : severity,
      source: 'aws',
      nodes: [subnet.id],
      message: `Subnet ${
        subnet.name
      } has ${free} free addresses and ${addresses} are needed: ${
        what === undefined ? '' : `${what}, and `
      }each node takes two${
        other ? `; subnet ${other.name} has enough of them` : ''
      }`,
    }),
  ];
}

/**
 * The subnets of workspaces: their zones and sizes, addresses that run out, and
 * whether two workspaces share one.
 *
 * Source: Databricks docs, customer-managed VPC, 2026.
 */
export function subnetHealth(context: HealthContext): HealthFinding[] {
  const users = new Map<TopologyNode, TopologyNode[]>();
  for (const { subnets, workspace } of context.workspaces) {
    for (const subnet of subnets) {
      users.set(subnet, [...(users.get(subnet) ?? []), workspace]);
    }
  }
  return [
    ...context.workspaces
      .filter(({ vpc }) => context.hasRead(vpc, 'ec2:DescribeSubnets'))
      .flatMap(zonesOf),
    ...[...users].flatMap(([subnet, workspaces]) => [
      ...sizeOf(subnet),
      ...addressesOf(context, subnet),
      ...(workspaces.length > 1
        ? [
            finding({
              rule: 'subnet-shared',
              severity: 'warning',
              source: 'aws',
              nodes: [subnet.id, ...workspaces.map(({ id }) => id)],
              message: `Subnet ${
                subnet.name
              } is shared by workspaces ${workspaces
                .map(({ name }) => name)
                .join(
                  ', ',
                )}: they take each other's addresses, and Databricks wants subnets of its own for each`,
            }),
          ]
        : []),
    ]),
  ];
}
