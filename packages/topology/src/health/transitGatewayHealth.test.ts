import fc from 'fast-check';
import { ConnectedMember, memberCidr } from '../__fixtures__/connectedStacks';
import {
  connectedAnswers,
  connectedId,
} from '../__testUtils__/connectedAnswers';
import { connectedMembers } from '../__testUtils__/connectedMembers';
import {
  Ec2RegionAnswers,
  Ec2TransitGatewayRoute,
} from '../observed/Ec2RegionAnswers';
import { topologyFromEc2 } from '../topologyFromEc2';
import { topologyHealth } from '../topologyHealth';
import { HealthFinding } from './HealthFinding';

const { gateway, gatewayTable, routeTable, vpc } = connectedId;
const REGION = 'us-west-2';
const TWO: ConnectedMember[] = ['100000000011', '100000000012'].map(
  accountId => ({ region: REGION, accountId, zones: ['us-west-2a'] }),
);

/** What is found about ways through transit gateways. */
function check(
  members: ConnectedMember[],
  options: {
    change?: (region: Ec2RegionAnswers) => Partial<Ec2RegionAnswers>;
    /** The members with a workspace; all when left out. */
    inUse?: number[];
  } = {},
): HealthFinding[] {
  const { change = () => ({}), inUse = members.map((_, index) => index) } =
    options;
  const answers = connectedAnswers(members);
  const [account] = answers.databricks;
  const databricks = [
    {
      ...account,
      workspaces: account.workspaces?.filter(({ workspace_id: id }) =>
        inUse.includes(Number(id)),
      ),
    },
  ];
  const graph = topologyFromEc2({
    regions: answers.regions.map(region => ({ ...region, ...change(region) })),
    databricks,
  });
  return topologyHealth(graph, databricks).filter(({ rule }) =>
    ['route-to-nowhere', 'no-way-back'].includes(rule),
  );
}

/** Changes the routes of all tables of gateways. */
const routes =
  (change: (list: Ec2TransitGatewayRoute[]) => Ec2TransitGatewayRoute[]) =>
  ({ transitGatewayRoutes }: Ec2RegionAnswers) => ({
    transitGatewayRoutes: transitGatewayRoutes?.map(table => ({
      ...table,
      Routes: change(table.Routes ?? []),
    })),
  });
const isTo = (index: number) => (route: Ec2TransitGatewayRoute) =>
  route.DestinationCidrBlock === memberCidr(index);
const blackhole = (DestinationCidrBlock: string) => ({
  DestinationCidrBlock,
  State: 'blackhole',
  Type: 'static',
});

/** The second network in a table of its own, with these routes. */
const spoke =
  (Routes: Ec2TransitGatewayRoute[]) =>
  (region: Ec2RegionAnswers): Partial<Ec2RegionAnswers> =>
    region.transitGatewayRouteTables?.length
      ? {
          transitGatewayAttachments: region.transitGatewayAttachments?.map(
            item =>
              item.ResourceId === vpc(1)
                ? {
                    ...item,
                    Association: { TransitGatewayRouteTableId: 'tgw-rtb-2' },
                  }
                : item,
          ),
          transitGatewayRouteTables: [
            ...region.transitGatewayRouteTables,
            {
              TransitGatewayRouteTableId: 'tgw-rtb-2',
              TransitGatewayId: gateway(REGION),
            },
          ],
          transitGatewayRoutes: [
            ...(region.transitGatewayRoutes ?? []),
            { TransitGatewayRouteTableId: 'tgw-rtb-2', Routes },
          ],
        }
      : {};

describe('health, of ways through transit gateways', () => {
  it('is good where every network gets to every other one and back', () => {
    fc.assert(
      fc.property(connectedMembers, members => {
        expect(check(members)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('says nothing of tables that were not read', () => {
    fc.assert(
      fc.property(
        connectedMembers,
        fc.constantFrom<Partial<Ec2RegionAnswers>[]>(
          { transitGatewayAttachments: undefined },
          { transitGatewayRouteTables: undefined },
          { transitGatewayRoutes: undefined },
        ),
        (members, change) => {
          expect(check(members, { change: () => change })).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('finds routes whose traffic the gateway drops', () => {
    const change = routes(list => list.filter(route => !isTo(1)(route)));
    const found = check(TWO, { change });
    // The other way around it is the answers that do not arrive.
    expect(found.map(({ rule, nodes }) => [rule, nodes[0]])).toEqual([
      ['no-way-back', vpc(1)],
      ['route-to-nowhere', routeTable(0, 'us-west-2a')],
    ]);
    expect(found[1]).toMatchObject({
      id: `route-to-nowhere:${routeTable(
        0,
        'us-west-2a',
      )}:10.1.0.0/20 to ${gateway(REGION)}`,
      severity: 'error',
      source: 'aws',
      nodes: [routeTable(0, 'us-west-2a'), gatewayTable(REGION)],
      message: `Route 10.1.0.0/20 to tgw-us-west-2 of env0-us-west-2a leads to nothing: transit gateway tgw-us-west-2 drops what is sent there. Route table tgw-rtb-us-west-2, which the attachment of VPC env0 is associated with, has no route there`,
    });
    expect(
      check(TWO, { change, inUse: [1] }).map(({ rule, severity }) => [
        rule,
        severity,
      ]),
    ).toEqual([
      ['no-way-back', 'error'],
      ['route-to-nowhere', 'warning'],
    ]);
  });

  it.each([
    ['unassociated', { Association: undefined }, 'with no route table'],
    ['unaccepted', { State: 'pendingAcceptance' }, 'is not accepted'],
  ])('finds what goes to an attachment that is %s', (_, said, reason) => {
    const found = check(TWO, {
      change: region => ({
        transitGatewayAttachments: region.transitGatewayAttachments?.map(item =>
          item.ResourceId === vpc(0) ? { ...item, ...said } : item,
        ),
      }),
    });
    expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['route-to-nowhere', 'error'],
    ]);
    expect(found[0].message).toContain(reason);
  });

  it('finds blackholes, and what goes there alone', () => {
    const all = check(TWO, {
      change: routes(list => [
        ...list.filter(route => !isTo(1)(route)),
        blackhole('10.1.0.0/20'),
      ]),
    }).filter(({ rule }) => rule === 'route-to-nowhere');
    expect(all.map(({ severity, message }) => [severity, message])).toEqual([
      [
        'error',
        expect.stringContaining(
          'Its route 10.1.0.0/20 to blackhole in tgw-rtb-us-west-2 is a blackhole',
        ),
      ],
      [
        'info',
        'Route 10.1.0.0/20 to blackhole of tgw-rtb-us-west-2 drops what is sent there: remove it, unless that is what it is for',
      ],
    ]);
    // Some of it gets there: to drop the rest may well be meant.
    const some = check(TWO, {
      change: routes(list => [
        ...list.filter(route => !isTo(1)(route)),
        blackhole('10.0.0.0/8'),
        { ...list[1], DestinationCidrBlock: '10.1.0.0/24', Type: 'static' },
      ]),
    });
    expect(some.map(({ severity }) => severity)).toEqual(['info']);
    const gone = check(TWO, {
      change: routes(list => [
        ...list,
        {
          ...blackhole('10.9.0.0/16'),
          TransitGatewayAttachments: [
            { ResourceType: 'vpc', ResourceId: 'vpc-00000009' },
          ],
        },
      ]),
    });
    expect(gone.map(({ severity, message }) => [severity, message])).toEqual([
      [
        'warning',
        'Route 10.9.0.0/16 to vpc-00000009 of tgw-rtb-us-west-2 leads to nothing: what it led to is gone. Remove it, or lead it to what is there',
      ],
    ]);
  });

  it('finds networks whose answers do not come back', () => {
    const change = spoke([]);
    const found = check(TWO, { change, inUse: [0] });
    expect(found).toContainEqual({
      id: `no-way-back:${vpc(0)}:tgw-rtb-2`,
      rule: 'no-way-back',
      severity: 'error',
      source: 'aws',
      nodes: [vpc(0), 'tgw-rtb-2', vpc(1)],
      message:
        'VPC env0 gets to env1 through a transit gateway, and the answers do not come back: No route to 10.0.0.0/24, so the transit gateway drops it',
    });
    // Who calls a workspace's network, and is not answered, is worth less.
    expect(
      check(TWO, { change, inUse: [1] }).map(({ rule, severity }) => [
        rule,
        severity,
      ]),
    ).toEqual([
      ['route-to-nowhere', 'error'],
      ['no-way-back', 'warning'],
    ]);
    expect(check(TWO, { change, inUse: [] }).map(({ rule }) => rule)).toEqual([
      'route-to-nowhere',
    ]);
  });

  it('names a few of many networks', () => {
    const members = [...TWO, TWO[1], TWO[1], TWO[1], TWO[1]];
    const change = (region: Ec2RegionAnswers) => ({
      ...spoke([])(region),
      transitGatewayAttachments: region.transitGatewayAttachments?.map(item =>
        item.ResourceId === vpc(0)
          ? item
          : {
              ...item,
              Association: { TransitGatewayRouteTableId: 'tgw-rtb-2' },
            },
      ),
    });
    const [found] = check(members, { change, inUse: [0] }).filter(
      ({ rule }) => rule === 'no-way-back',
    );
    expect(found.message).toMatch(
      /^VPC env0 gets to env1, env2, env3 and 2 more through a transit gateway/,
    );
    expect(found.nodes).toHaveLength(7);
  });

  it.each<[string, Ec2TransitGatewayRoute[], number]>([
    [
      'a VPC in between may bring them back',
      [
        {
          DestinationCidrBlock: '0.0.0.0/0',
          TransitGatewayAttachments: [
            { ResourceType: 'vpc', ResourceId: 'vpc-0000000f' },
          ],
        },
      ],
      0,
    ],
    [
      'a VPN does not',
      [
        {
          DestinationCidrBlock: '0.0.0.0/0',
          TransitGatewayAttachments: [
            { ResourceType: 'vpn', ResourceId: 'vpn-1' },
          ],
        },
      ],
      1,
    ],
    ['a blackhole does not', [blackhole('10.0.0.0/16')], 1],
  ])('knows that %s', (_, list, expected) => {
    const found = check(TWO, { change: spoke(list), inUse: [0] });
    expect(found.filter(({ rule }) => rule === 'no-way-back')).toHaveLength(
      expected,
    );
  });

  it('leaves alone what does not go through the gateway', () => {
    const peered = (index: number) => (region: Ec2RegionAnswers) => ({
      ...spoke([])(region),
      routeTables: region.routeTables?.map(table =>
        table.VpcId === vpc(index)
          ? {
              ...table,
              Routes: [
                {
                  DestinationCidrBlock: '10.0.0.0/8',
                  TransitGatewayId: gateway(REGION),
                },
                {
                  DestinationCidrBlock: memberCidr(1 - index),
                  VpcPeeringConnectionId: 'pcx-1',
                },
              ],
            }
          : table,
      ),
    });
    // Neither where the question takes the peering connection, nor the answer.
    for (const index of [0, 1]) {
      expect(
        check(TWO, { change: peered(index), inUse: [0] }).filter(
          ({ rule }) => rule === 'no-way-back',
        ),
      ).toEqual([]);
    }
  });

  it('finds what another region does not bring back', () => {
    const far = [TWO[0], { ...TWO[1], region: 'us-east-1' }];
    const found = check(far, {
      change: region =>
        region.region === 'us-east-1'
          ? routes(list => list.filter(route => !isTo(0)(route)))(region)
          : {},
      inUse: [0],
    });
    expect(found.map(({ rule, nodes }) => [rule, ...nodes])).toContainEqual([
      'no-way-back',
      vpc(0),
      gatewayTable('us-east-1'),
      vpc(1),
    ]);
  });

  it('is quick for hundreds of networks', () => {
    const members = Array.from({ length: 250 }, (_, index) => ({
      ...TWO[0],
      accountId: String(100000000000 + (index % 20)),
    }));
    const started = performance.now();
    expect(check(members)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
