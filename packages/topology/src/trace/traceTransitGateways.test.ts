import fc from 'fast-check';
import {
  ConnectedMember,
  connectedStacks,
  memberCidr,
} from '../__fixtures__/connectedStacks';
import {
  connectedAnswers,
  connectedId,
} from '../__testUtils__/connectedAnswers';
import { connectedMembers } from '../__testUtils__/connectedMembers';
import {
  Ec2RegionAnswers,
  Ec2TransitGatewayRoute,
} from '../observed/Ec2RegionAnswers';
import { Topology } from '../Topology';
import { topologyFromEc2 } from '../topologyFromEc2';
import { topologyFromStacks } from '../topologyFromStacks';
import { trace } from './trace';
import { TracePlace, TraceResult } from './TraceResult';

const { attachment, gateway, gatewayTable, routeTable, subnet, vpc } =
  connectedId;
const OWNER = '100000000011';
const GUEST = '100000000012';
const REGION = 'us-west-2';
const ZONES = ['us-west-2a', 'us-west-2b'];
/** The gateway is of the first one's account. */
const TWO: ConnectedMember[] = [
  { region: REGION, accountId: OWNER, zones: ZONES },
  { region: REGION, accountId: GUEST, zones: ZONES },
];

/** The network of the members, of which some answers are others. */
function network(
  members: ConnectedMember[],
  change: (region: Ec2RegionAnswers) => Partial<Ec2RegionAnswers> = () => ({}),
) {
  const answers = connectedAnswers(members);
  return topologyFromEc2({
    ...answers,
    regions: answers.regions.map(region => ({ ...region, ...change(region) })),
  });
}

/** With other routes in the tables of the gateways. */
function withRoutes(
  members: ConnectedMember[],
  change: (routes: Ec2TransitGatewayRoute[]) => Ec2TransitGatewayRoute[],
) {
  return network(members, ({ transitGatewayRoutes }) => ({
    transitGatewayRoutes: transitGatewayRoutes?.map(table => ({
      ...table,
      Routes: change(table.Routes ?? []),
    })),
  }));
}

const isTo = (index: number) => (route: Ec2TransitGatewayRoute) =>
  route.DestinationCidrBlock === memberCidr(index);

const ask = (
  graph: Topology,
  to: TracePlace | 'pypi' = { node: vpc(1) },
  from = 0,
) =>
  trace(graph, { from: 'cluster', to, workspace: connectedId.workspace(from) });
const last = ({ verdict, hops }: TraceResult) =>
  `${verdict}: ${hops.at(-1)?.reason}`;
/** The verdict, and the first hop that is not known or the last one. */
const decisive = ({ verdict, hops }: TraceResult) => {
  const hop = hops.find(({ isUnknown }) => isUnknown) ?? hops.at(-1);
  return `${verdict}: ${hop?.reason}`;
};

describe('trace, across observed transit gateways', () => {
  it('gets where the declared network gets, through as many gateways', () => {
    fc.assert(
      fc.property(connectedMembers, members => {
        const declared = topologyFromStacks(
          connectedStacks({ mode: 'transit-gateway', members }),
        );
        const observed = network(members);
        const crossed = ({ hops }: TraceResult) =>
          hops.filter(({ kind }) => kind === 'transit-gateway').length;
        members.forEach((_, from) =>
          members.forEach((__, to) => {
            const said = trace(declared, {
              from: 'cluster',
              to: { node: `env${to}-base/aws_vpc.main` },
              workspace: `env${from}-workspace/databricks_mws_workspaces.main`,
            });
            const found = ask(observed, { node: vpc(to) }, from);
            expect(last(found)).toBe(last(said));
            expect(found.verdict).toBe('allowed');
            expect(crossed(found)).toBe(crossed(said));
          }),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('gets nowhere without any one route of a gateway on the way, in either direction', () => {
    fc.assert(
      fc.property(
        connectedMembers,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (members, first, second, third) => {
          const [from, to] = [first % members.length, second % members.length];
          fc.pre(from !== to);
          const { hops } = ask(network(members), { node: vpc(to) }, from);
          const tables = hops.filter(
            ({ kind }) => kind === 'transit-gateway-route-table',
          );
          const table = tables[third % tables.length];
          const block =
            /route: (\S+) to/.exec(table.reason)?.[1] ?? 'none is said';
          const cut = network(members, ({ transitGatewayRoutes }) => ({
            transitGatewayRoutes: transitGatewayRoutes?.map(item => ({
              ...item,
              Routes: item.Routes?.filter(
                route =>
                  item.TransitGatewayRouteTableId !== table.id ||
                  route.DestinationCidrBlock !== block,
              ),
            })),
          }));
          const there = ask(cut, { node: vpc(to) }, from);
          expect(there.blockedBy).toBe(table.id);
          expect(there.hops.at(-1)?.reason).toMatch(/^No route to /);
          const back = ask(cut, { node: vpc(from) }, to);
          expect(back.blockedBy).toBe(table.id);
          expect(back.hops.at(-1)?.reason).toMatch(/^No way back from subnet /);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never calls a way open of which a table was not read', () => {
    fc.assert(
      fc.property(
        connectedMembers,
        fc.constantFrom<Array<Partial<Ec2RegionAnswers>>[]>(
          [{ transitGatewayAttachments: undefined }],
          [{ transitGatewayRouteTables: undefined }],
          [{ transitGatewayRoutes: undefined }],
        ),
        fc.nat(),
        (members, [unread], which) => {
          const { region } = members[which % members.length];
          const graph = network(members, answers =>
            answers.region === region ? unread : {},
          );
          members.forEach((member, from) =>
            members.forEach((other, to) => {
              const { hops, unknownAt, verdict } = ask(
                graph,
                { node: vpc(to) },
                from,
              );
              const isConcerned =
                from !== to &&
                [member, other].some(item => item.region === region);
              expect(verdict).toBe(isConcerned ? 'unknown' : 'allowed');
              const open = hops.filter(({ isUnknown }) => isUnknown);
              expect(open.length > 0).toBe(isConcerned);
              expect(unknownAt).toBe(open.at(0)?.id);
            }),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('says which table decides, and by what kind of route', () => {
    const said = (graph: Topology) =>
      ask(graph)
        .hops.filter(({ kind }) => kind.startsWith('transit-gateway'))
        .map(({ kind, id, reason }) => [kind, id, reason]);
    expect(said(network(TWO))).toEqual([
      [
        'transit-gateway',
        gateway(REGION),
        'Looks up what comes from env0 in route table tgw-rtb-us-west-2',
      ],
      [
        'transit-gateway-route-table',
        gatewayTable(REGION),
        'Most specific route: 10.1.0.0/20 to env1, propagated',
      ],
    ]);
    const fixed = withRoutes(TWO, routes => [
      ...routes,
      {
        DestinationCidrBlock: '10.0.0.0/8',
        Type: 'static',
        State: 'blackhole',
      },
      {
        ...routes[1],
        DestinationCidrBlock: '10.1.0.0/23',
        Type: 'static',
      },
    ]);
    expect(said(fixed)[1][2]).toBe(
      'Most specific route: 10.1.0.0/23 to env1, static',
    );
  });

  it('stops where a table has no route, or one that drops', () => {
    const none = withRoutes(TWO, routes => routes.filter(r => !isTo(1)(r)));
    expect(last(ask(none))).toBe(
      'blocked: No route to 10.1.0.0/24, so the transit gateway drops it',
    );
    const drops = withRoutes(TWO, routes =>
      routes.map(route =>
        isTo(1)(route)
          ? { ...route, State: 'blackhole', TransitGatewayAttachments: [] }
          : route,
      ),
    );
    expect(last(ask(drops))).toBe(
      'blocked: Route 10.1.0.0/20 to blackhole is a blackhole: the transit gateway drops what is sent there',
    );
    // Routes that are being made or deleted do not count yet, or no more.
    const pending = withRoutes(TWO, routes =>
      routes.map(route => ({ ...route, State: 'pending' })),
    );
    expect(last(ask(pending))).toMatch(/^blocked: No route to/);
  });

  /** The second network is associated with a table of its own. */
  const withSpoke = (routes: Ec2RegionAnswers['transitGatewayRoutes']) =>
    network(TWO, region =>
      region.accountId === OWNER
        ? {
            transitGatewayAttachments: region.transitGatewayAttachments?.map(
              item =>
                item.ResourceId === vpc(1)
                  ? {
                      ...item,
                      Association: {
                        TransitGatewayRouteTableId: 'tgw-rtb-spoke',
                        State: 'associated',
                      },
                    }
                  : item,
            ),
            transitGatewayRouteTables: [
              ...(region.transitGatewayRouteTables ?? []),
              {
                TransitGatewayRouteTableId: 'tgw-rtb-spoke',
                TransitGatewayId: gateway(REGION),
                Tags: [{ Key: 'Name', Value: 'spoke' }],
              },
            ],
            transitGatewayRoutes: [
              ...(region.transitGatewayRoutes ?? []),
              ...(routes ?? []),
            ],
          }
        : {},
    );

  it('goes by the table of each attachment, not by all of a gateway', () => {
    const { blockedBy, hops } = ask(
      withSpoke([{ TransitGatewayRouteTableId: 'tgw-rtb-spoke', Routes: [] }]),
    );
    expect(blockedBy).toBe('tgw-rtb-spoke');
    expect(hops.at(-1)?.reason).toBe(
      'No way back from subnet env1-us-west-2a to 10.0.0.0/24: No route to 10.0.0.0/24, so the transit gateway drops it',
    );
  });

  it('does not know whether answers come back by a table that was not read', () => {
    const found = ask(withSpoke([]));
    expect(found.unknownAt).toBe('tgw-rtb-spoke');
    expect(decisive(found)).toBe(
      'unknown: Whether answers come back from subnet env1-us-west-2a is not known. Where it leads is not known: not all of its routes could be read (ec2:SearchTransitGatewayRoutes)',
    );
  });

  it('ends where gateways send it to and fro', () => {
    const far = [TWO[0], { ...TWO[1], region: 'us-east-1' }];
    const graph = network(far, ({ region, transitGatewayRoutes }) => ({
      transitGatewayRoutes: transitGatewayRoutes?.map(table => ({
        ...table,
        Routes: [
          {
            DestinationCidrBlock: '10.0.0.0/8',
            Type: 'static',
            TransitGatewayAttachments: [
              {
                ResourceType: 'peering',
                ResourceId: gateway(region === REGION ? 'us-east-1' : REGION),
              },
            ],
          },
        ],
      })),
    }));
    expect(last(ask(graph))).toBe(
      `blocked: Route 10.0.0.0/8 to ${gateway(
        REGION,
      )} leads back to where it came from`,
    );
  });

  it.each([
    [
      'in no table',
      { Association: undefined },
      'The attachment of env0 is associated with no route table',
    ],
    [
      'out of one by now',
      {
        Association: {
          TransitGatewayRouteTableId: gatewayTable(REGION),
          State: 'disassociating',
        },
      },
      'The attachment of env0 is associated with no route table',
    ],
    [
      'not accepted',
      { State: 'pendingAcceptance', Association: undefined },
      'The attachment of env0 is not accepted',
    ],
  ])('stops at an attachment that is %s', (_, change, reason) => {
    const graph = network(TWO, region => ({
      transitGatewayAttachments: region.transitGatewayAttachments?.map(item =>
        item.TransitGatewayAttachmentId === attachment(0)
          ? { ...item, ...change }
          : item,
      ),
    }));
    expect(ask(graph).blockedBy).toBe(gateway(REGION));
    expect(last(ask(graph))).toBe(`blocked: ${reason}`);
  });

  it('does not know where a policy table leads', () => {
    const graph = network(TWO, region => ({
      transitGatewayAttachments: region.transitGatewayAttachments?.map(
        item => ({
          ...item,
          Association: { TransitGatewayPolicyTableId: 'tgw-ptb-1' },
        }),
      ),
    }));
    expect(decisive(ask(graph))).toBe(
      'unknown: Where it leads is not known: none of the route tables that were read is the one of the attachment of env0',
    );
  });

  it('does not know what the owner of a shared gateway alone can read', () => {
    const answers = connectedAnswers(TWO);
    const guest = topologyFromEc2({
      ...answers,
      regions: answers.regions.filter(({ accountId }) => accountId === GUEST),
    });
    const found = ask(guest, { address: '10.0.0.7' }, 1);
    expect(decisive(found)).toBe(
      `unknown: Where it leads is not known: it is of AWS account ${OWNER}, which alone can read its route tables and is not read here`,
    );
    expect(found.unknownAt).toBe(gateway(REGION));
    // It is nothing that the VPC's own account was refused.
    expect(found.unread).toBeUndefined();
    expect(guest.errors).toEqual([]);
  });

  it.each([
    [
      'ec2:DescribeTransitGatewayAttachments',
      { transitGatewayAttachments: undefined },
      'its route tables could not be read',
    ],
    [
      'ec2:DescribeTransitGatewayRouteTables',
      { transitGatewayRouteTables: undefined, transitGatewayRoutes: undefined },
      'its route tables could not be read',
    ],
    [
      'ec2:SearchTransitGatewayRoutes',
      { transitGatewayRoutes: undefined },
      'not all of its routes could be read',
    ],
  ])('does not know what %s would tell', (action, parts, reason) => {
    const graph = network(TWO, ({ accountId }) =>
      accountId === OWNER
        ? {
            ...parts,
            errors: [{ action, message: 'UnauthorizedOperation' }],
          }
        : {},
    );
    const found = ask(graph);
    expect(decisive(found)).toBe(
      `unknown: Where it leads is not known: ${reason} (${action})`,
    );
    // The rest of the network is known, and its VPCs are read in full.
    expect(found.unread).toBeUndefined();
    expect(found.hops.at(-1)?.reason).toMatch(/can be reached/);
    expect(graph.errors).toEqual([
      {
        source: 'aws',
        accountId: OWNER,
        region: REGION,
        action,
        message: 'UnauthorizedOperation',
      },
    ]);
  });

  it('does not know what is in the rest of a table that was cut off', () => {
    const graph = network(TWO, ({ transitGatewayRoutes }) => ({
      transitGatewayRoutes: transitGatewayRoutes?.map(table => ({
        ...table,
        AdditionalRoutesAvailable: true,
      })),
    }));
    expect(decisive(ask(graph))).toMatch(/^unknown: .*not all of its routes/);
  });

  it('is blocked by what was read, whatever was not', () => {
    const graph = network([{ ...TWO[0], isClosed: true }, TWO[1]], () => ({
      transitGatewayRoutes: undefined,
    }));
    expect(last(ask(graph))).toMatch(/^blocked: No rule lets TCP 443 out/);
  });

  it('does not know what a VPC in between does, nor a gateway that was not read', () => {
    const three = [...TWO, { ...TWO[0], zones: ['us-west-2a'] }];
    const inspected = withRoutes(three, routes =>
      routes.map(route =>
        isTo(1)(route)
          ? {
              ...route,
              TransitGatewayAttachments: [
                { ResourceType: 'vpc', ResourceId: vpc(2) },
              ],
            }
          : route,
      ),
    );
    expect(decisive(ask(inspected))).toBe(
      'unknown: Most specific route: 10.1.0.0/20 to env2, propagated. Whether it gets on from there to 10.1.0.0/24 is not known',
    );
    const far = [TWO[0], { ...TWO[1], region: 'us-east-1' }];
    const answers = connectedAnswers(far);
    const half = topologyFromEc2({
      ...answers,
      regions: answers.regions.filter(({ region }) => region === REGION),
    });
    const found = ask(half, { address: '10.1.0.7' });
    expect(found.unknownAt).toBe(gateway('us-east-1'));
    expect(decisive(found)).toBe(
      'unknown: Where it leads is not known: its route tables are not read',
    );
  });

  it('leaves to others what is behind a VPN, and a VPC that was not read', () => {
    const graph = withRoutes(TWO, routes => [
      ...routes,
      {
        DestinationCidrBlock: '172.16.0.0/16',
        Type: 'propagated',
        State: 'active',
        TransitGatewayAttachments: [
          { ResourceType: 'vpn', ResourceId: 'vpn-1' },
          { ResourceType: 'vpn', ResourceId: 'vpn-2' },
        ],
      },
      {
        DestinationCidrBlock: '172.17.0.0/16',
        Type: 'propagated',
        State: 'active',
        TransitGatewayAttachments: [
          {
            ResourceType: 'direct-connect-gateway',
            ResourceId: '7384a482-59fb',
          },
        ],
      },
    ]);
    const table = graph.nodes.find(({ id }) => id === gatewayTable(REGION));
    expect(table?.routes).toEqual([
      '10.0.0.0/20 to env0',
      '10.1.0.0/20 to env1',
      '172.16.0.0/16 to vpn-1',
      '172.16.0.0/16 to vpn-2',
      '172.17.0.0/16 to direct-connect-gateway 7384a482-59fb',
    ]);
    const through = {
      ...graph,
      nodes: graph.nodes.map(node =>
        node.kind === 'route-table'
          ? { ...node, routes: [`0.0.0.0/0 to ${gateway(REGION)}`] }
          : node,
      ),
    };
    const found = ask(through, { address: '172.16.0.9' });
    expect(found.verdict).toBe('allowed');
    expect(found.hops.map(({ reason }) => reason)).toContain(
      'Most specific route: 172.16.0.0/16 to vpn-1, propagated, to a network that has 172.16.0.9, as its owner declares',
    );
  });
});

describe('trace, out through the NAT gateway of another network', () => {
  /** The second member lets the first one out, from a subnet of its own. */
  const egress = (
    change: (
      region: Ec2RegionAnswers,
    ) => Partial<Ec2RegionAnswers> = () => ({}),
  ) =>
    network(TWO, region => {
      const isOwner = region.accountId === OWNER;
      const withEgress: Ec2RegionAnswers = {
        ...region,
        ...(isOwner
          ? {
              routeTables: region.routeTables?.map(table => ({
                ...table,
                Routes: [
                  {
                    DestinationCidrBlock: '0.0.0.0/0',
                    TransitGatewayId: gateway(REGION),
                    State: 'active',
                  },
                ],
              })),
              transitGatewayRoutes: region.transitGatewayRoutes?.map(table => ({
                ...table,
                Routes: [
                  ...(table.Routes ?? []),
                  {
                    DestinationCidrBlock: '0.0.0.0/0',
                    Type: 'static',
                    State: 'active',
                    TransitGatewayAttachments: [
                      { ResourceType: 'vpc', ResourceId: vpc(1) },
                    ],
                  },
                ],
              })),
            }
          : {
              subnets: [
                ...(region.subnets ?? []),
                {
                  SubnetId: 'subnet-nat',
                  VpcId: vpc(1),
                  AvailabilityZone: 'us-west-2a',
                  CidrBlock: '10.1.9.0/24',
                },
              ],
              internetGateways: [
                {
                  InternetGatewayId: 'igw-1',
                  Attachments: [{ VpcId: vpc(1) }],
                },
              ],
              natGateways: [
                {
                  NatGatewayId: 'nat-1',
                  VpcId: vpc(1),
                  SubnetId: 'subnet-nat',
                  State: 'available',
                  NatGatewayAddresses: [{ PublicIp: '198.51.100.7' }],
                },
              ],
              routeTables: [
                ...(region.routeTables ?? []).map(table => ({
                  ...table,
                  Routes: [
                    {
                      DestinationCidrBlock: '0.0.0.0/0',
                      NatGatewayId: 'nat-1',
                      State: 'active',
                    },
                  ],
                })),
                {
                  RouteTableId: 'rtb-nat',
                  VpcId: vpc(1),
                  Associations: [{ SubnetId: 'subnet-nat' }],
                  Routes: [
                    { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' },
                    {
                      DestinationCidrBlock: '10.0.0.0/8',
                      TransitGatewayId: gateway(REGION),
                    },
                  ],
                },
              ],
            }),
      };
      return { ...withEgress, ...change(withEgress) };
    });

  it('gets out and back', () => {
    const { hops, verdict } = ask(egress(), 'pypi');
    expect(verdict).toBe('allowed');
    expect(hops.map(({ kind, id }) => [kind, id]).slice(3)).toEqual([
      ['route-table', routeTable(0, 'us-west-2a')],
      ['transit-gateway', gateway(REGION)],
      ['transit-gateway-route-table', gatewayTable(REGION)],
      ['route-table', routeTable(1, 'us-west-2a')],
      ['nat-gateway', 'nat-1'],
      ['internet-gateway', 'igw-1'],
      ['route-table', 'rtb-nat'],
      ['internet', 'pypi.org'],
    ]);
    expect(hops.at(-2)?.reason).toBe(
      `Answers come back: Most specific route: 10.0.0.0/8 to ${gateway(
        REGION,
      )}`,
    );
  });

  it.each<
    [string, (region: Ec2RegionAnswers) => Partial<Ec2RegionAnswers>, string]
  >([
    [
      'the gateway has no default route',
      ({ transitGatewayRoutes }) => ({
        transitGatewayRoutes: transitGatewayRoutes?.map(table => ({
          ...table,
          Routes: table.Routes?.filter(
            route => route.DestinationCidrBlock !== '0.0.0.0/0',
          ),
        })),
      }),
      'blocked: No route to public addresses, so the transit gateway drops it',
    ],
    [
      'the other network is asleep',
      ({ natGateways, routeTables }) => ({
        natGateways: natGateways?.map(nat => ({ ...nat, State: 'deleted' })),
        routeTables: routeTables?.map(table => ({
          ...table,
          Routes: table.Routes?.filter(route => !route.NatGatewayId),
        })),
      }),
      'blocked: Subnet env1-us-west-2a, in which the transit gateway is attached, has no route to public addresses',
    ],
    [
      'its NAT gateway is gone',
      ({ natGateways, routeTables }) => ({
        natGateways: natGateways?.map(nat => ({ ...nat, State: 'deleted' })),
        routeTables: routeTables?.map(table => ({
          ...table,
          Routes: table.Routes?.map(route =>
            route.NatGatewayId ? { ...route, State: 'blackhole' } : route,
          ),
        })),
      }),
      'blocked: Route 0.0.0.0/0 to nat-1 is a blackhole: what it led to is gone',
    ],
    [
      'the subnet of the NAT gateway has no route back',
      ({ routeTables }) => ({
        routeTables: routeTables?.map(table =>
          table.RouteTableId === 'rtb-nat'
            ? { ...table, Routes: table.Routes?.slice(0, 1) }
            : table,
        ),
      }),
      'blocked: No way back from NAT gateway nat-1 to 10.0.0.0/24: No route to 10.0.0.0/24: the most specific one, 0.0.0.0/0 to igw-1, leads to the internet, which has no private addresses',
    ],
    [
      'the gateway has no route back',
      ({ transitGatewayRoutes }) => ({
        transitGatewayRoutes: transitGatewayRoutes?.map(table => ({
          ...table,
          Routes: table.Routes?.filter(route => !isTo(0)(route)),
        })),
      }),
      // The default route leads back to where the answers come from.
      'unknown: Whether answers come back from NAT gateway nat-1 is not known. Most specific route: 0.0.0.0/0 to env1, static. Whether it gets on from there to 10.0.0.0/24 is not known',
    ],
    [
      'it leads to an internet gateway',
      ({ routeTables }) => ({
        routeTables: routeTables?.map(table => ({
          ...table,
          Routes: table.Routes?.map(route =>
            route.NatGatewayId
              ? { ...route, NatGatewayId: undefined, GatewayId: 'igw-1' }
              : route,
          ),
        })),
      }),
      'blocked: Route 0.0.0.0/0 to igw-1 leads to an internet gateway, but cluster nodes have no public address',
    ],
    [
      'it leads to what is not followed',
      ({ routeTables }) => ({
        routeTables: routeTables?.map(table => ({
          ...table,
          Routes: table.Routes?.map(route =>
            route.NatGatewayId
              ? {
                  ...route,
                  NatGatewayId: undefined,
                  NetworkInterfaceId: 'eni-firewall',
                }
              : route,
          ),
        })),
      }),
      'unknown: Where route 0.0.0.0/0 to eni-firewall leads further is not known',
    ],
    [
      'its route tables were not read',
      ({ accountId }) =>
        accountId === GUEST ? { routeTables: undefined } : {},
      'unknown: Where subnet env1-us-west-2a leads was not read',
    ],
    [
      'the first network is attached in another zone alone',
      ({ transitGatewayVpcAttachments }) => ({
        transitGatewayVpcAttachments: transitGatewayVpcAttachments?.map(item =>
          item.VpcId === vpc(0)
            ? { ...item, SubnetIds: [subnet(0, 'us-west-2b')] }
            : item,
        ),
      }),
      'blocked: VPC env0 is attached in no subnet of us-west-2a, and nothing of another zone gets to it',
    ],
    [
      'the other network is not accepted',
      ({ transitGatewayVpcAttachments }) => ({
        transitGatewayVpcAttachments: transitGatewayVpcAttachments?.map(item =>
          item.VpcId === vpc(1)
            ? { ...item, State: 'pendingAcceptance' }
            : item,
        ),
      }),
      'blocked: The attachment of env1 is not accepted',
    ],
  ])('says so when %s', (_, change, expected) => {
    expect(decisive(ask(egress(change), 'pypi'))).toBe(expected);
  });

  it('takes a network that was not read for one that lets out', () => {
    const graph = egress();
    const isOther = (id?: string) => id === vpc(1) || id?.includes('-1-');
    const half = {
      ...graph,
      nodes: graph.nodes.filter(({ id }) => !isOther(id)),
    };
    const { hops, verdict } = ask(half, 'pypi');
    expect(verdict).toBe('allowed');
    expect(hops.at(-2)?.reason).toMatch(
      /to a network that lets out, as its owner declares$/,
    );
  });
});
