import fc from 'fast-check';
import {
  connectedAnswers,
  connectedId,
} from './__testUtils__/connectedAnswers';
import { observedAnswers } from './__testUtils__/observedAnswers';
import { connectedStacks } from './__fixtures__/connectedStacks';
import { networkStacks } from './__fixtures__/networkStacks';
import { securedStacks } from './__fixtures__/securedStacks';
import { Ec2RegionAnswers } from './observed/Ec2RegionAnswers';
import { compareTopologies } from './compareTopologies';
import { toMermaid } from './picture/toMermaid';
import { Topology, TopologyEdge } from './Topology';
import { NetworkAnswers, topologyFromEc2 } from './topologyFromEc2';
import { topologyFromStacks } from './topologyFromStacks';

const answers = observedAnswers(
  securedStacks({ backEnd: true, frontEnd: ['10.8.0.0/16'] }),
);

function withRegion(changes: Partial<Ec2RegionAnswers>): NetworkAnswers {
  return { ...answers, regions: [{ ...answers.regions[0], ...changes }] };
}

function node(topology: Topology, name: string) {
  const found = topology.nodes.filter(item => item.name === name);
  expect(found).toHaveLength(1);
  return found[0];
}

function ofKind(topology: Topology, kind: string) {
  return topology.nodes.filter(item => item.kind === kind);
}

/** A copy whose lists are in another order, as pages of AWS may be. */
function shuffled<T>(value: T, turn: number): T {
  return JSON.parse(JSON.stringify(value), (_, part) => {
    if (!Array.isArray(part)) return part;
    const cut = part.length ? turn % part.length : 0;
    return [...part.slice(cut), ...part.slice(0, cut)].reverse();
  });
}

describe('topologyFromEc2', () => {
  const topology = topologyFromEc2(answers);

  it('nests accounts, VPCs, zones, subnets and NAT gateways', () => {
    const chain = [];
    for (
      let at = node(topology, 'hello-dev-nat-a').id;
      at;
      at = topology.nodes.find(item => item.id === at)?.parent ?? ''
    ) {
      chain.push(topology.nodes.find(item => item.id === at)?.kind);
    }
    expect(chain).toEqual([
      'nat-gateway',
      'subnet',
      'availability-zone',
      'vpc',
      'account',
    ]);
    expect(topology.errors).toEqual([]);
  });

  it('writes rules, routes and states as the declared graph does', () => {
    expect(node(topology, 'hello-dev-private_a').routes).toEqual([
      '0.0.0.0/0 to hello-dev-nat-a',
      expect.stringMatching(/^com\.amazonaws\.us-west-2\.s3 to vpce-/),
    ]);
    expect(node(topology, 'hello-dev-endpoints').ingress).toEqual([
      'tcp 443 from hello-dev-workspace',
      'tcp 6666 from hello-dev-workspace',
      'tcp 8443-8451 from hello-dev-workspace',
    ]);
    expect(ofKind(topology, 'network-acl')[0]).toMatchObject({
      ingress: ['100 allow all from 0.0.0.0/0'],
      isDefault: true,
    });
    expect(node(topology, 'hello-dev-privatelink-a')).toMatchObject({
      tier: 'privatelink',
      freeAddresses: 50,
    });
  });

  it("joins Databricks' ids with those of AWS", () => {
    const [workspace] = ofKind(topology, 'workspace');
    const ends = topology.edges
      .filter(edge => edge.source === workspace.id)
      .map(edge => [
        edge.kind,
        topology.nodes.find(item => item.id === edge.target)?.name,
      ]);
    expect(ends).toEqual(
      expect.arrayContaining([
        ['attached-to', 'hello-dev-private-a'],
        ['secured-by', 'hello-dev-workspace'],
        ['stores-in', 'hello-dev-root'],
        ['connects-through', 'hello-dev-relay'],
        ['restricted-by', 'hello-dev'],
      ]),
    );
    expect(node(topology, 'vpce-svc-relay').purpose).toBe('relay');
  });

  it('is the same whatever order the answers come in', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), turn => {
        expect(topologyFromEc2(shuffled(answers, turn))).toEqual(topology);
      }),
      { numRuns: 25 },
    );
  });

  it('holds several accounts and regions, each thing once', () => {
    const other = observedAnswers(networkStacks({ zones: ['us-west-2a'] }), {
      accountId: '100000000009',
      salt: '0b',
    });
    const far = observedAnswers(networkStacks({ zones: ['us-west-2a'] }), {
      salt: '0c',
    });
    const estate = topologyFromEc2({
      regions: [
        ...answers.regions,
        ...other.regions,
        { ...far.regions[0], region: 'eu-west-1' },
      ],
      databricks: answers.databricks,
    });
    expect(ofKind(estate, 'account').map(item => item.id)).toEqual([
      'aws/100000000002',
      'aws/100000000009',
    ]);
    expect(ofKind(estate, 'region').map(item => item.id)).toEqual([
      'aws/100000000002/eu-west-1',
      'aws/100000000002/us-west-2',
    ]);
    expect(ofKind(estate, 'vpc').map(item => item.parent)).toEqual([
      'aws/100000000002/eu-west-1',
      'aws/100000000002/us-west-2',
      'aws/100000000009',
    ]);
    const ids = estate.nodes.map(item => item.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes a shared VPC from its owner', () => {
    const [own] = answers.regions;
    const participant: Ec2RegionAnswers = {
      accountId: '100000000001',
      region: own.region,
      vpcs: own.vpcs?.map(vpc => ({ ...vpc, Tags: [] })),
      subnets: own.subnets?.map(subnet => ({ ...subnet, Tags: [] })),
    };
    const estate = topologyFromEc2({ regions: [participant, own] });
    expect(ofKind(estate, 'vpc')).toEqual([
      expect.objectContaining({ parent: 'aws/100000000002', flowLogs: false }),
    ]);
    expect(node(estate, 'hello-dev-private-a').parent).toContain('us-west-2a');
  });

  it.each(
    Object.keys(answers.regions[0]).filter(
      part => part !== 'accountId' && part !== 'region',
    ),
  )('gives a partial graph where %s is missing', part => {
    const action = `ec2:Describe ${part}`;
    const partial = topologyFromEc2(
      withRegion({
        [part]: undefined,
        errors: [{ action, message: 'UnauthorizedOperation' }],
      }),
    );
    expect(partial.errors).toContainEqual({
      source: 'aws',
      accountId: '100000000002',
      region: 'us-west-2',
      action,
      message: 'UnauthorizedOperation',
    });
    expect(ofKind(partial, 'vpc')).toHaveLength(1);
    const ids = new Set(partial.nodes.map(item => item.id));
    for (const { parent } of partial.nodes) {
      expect(parent === undefined || ids.has(parent)).toBe(true);
    }
  });

  it('says of a VPC what was not read around it', () => {
    const partial = topologyFromEc2(withRegion({ routeTables: undefined }));
    expect(ofKind(partial, 'vpc')[0].unread).toEqual([
      'ec2:DescribeRouteTables',
    ]);
    expect(partial.errors).toEqual([
      expect.objectContaining({ message: 'Was not asked for' }),
    ]);
  });

  it('is empty where nothing answers', () => {
    const nothing = topologyFromEc2({
      regions: [
        {
          accountId: '100000000002',
          region: 'us-west-2',
          errors: [{ action: 'sts:AssumeRole', message: 'AccessDenied' }],
        },
      ],
      databricks: [{ accountId: 'a' }],
    });
    expect(nothing.nodes).toEqual([]);
    expect(nothing.errors.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['sts:AssumeRole', 'networks']),
    );
  });

  it('never throws on answers with holes', () => {
    const hole = fc.constantFrom(
      'VpcId',
      'GroupId',
      'State',
      'Tags',
      'CidrBlock',
    );
    fc.assert(
      fc.property(fc.nat({ max: 60 }), hole, (seed, key) => {
        let count = 0;
        const broken: NetworkAnswers = JSON.parse(
          JSON.stringify(answers),
          (name, part) => {
            if (name !== key) return part;
            count += 1;
            return count % 7 === seed % 7 ? undefined : part;
          },
        );
        const { nodes, edges } = topologyFromEc2(broken);
        const ids = new Set(nodes.map(item => item.id));
        for (const { source, target } of edges) {
          expect(ids.has(source) && ids.has(target)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps blackholes, leaves out what is deleted, and names by id where names repeat', () => {
    const [region] = answers.regions;
    const [first, ...others] = region.natGateways ?? [];
    const changed = topologyFromEc2(
      withRegion({
        natGateways: [{ ...first, State: 'deleted' }, ...others],
        routeTables: region.routeTables?.map(table => ({
          ...table,
          Routes: table.Routes?.map(route => ({
            ...route,
            State:
              route.NatGatewayId === first.NatGatewayId
                ? 'blackhole'
                : 'active',
          })),
        })),
      }),
    );
    const text = `0.0.0.0/0 to ${first.NatGatewayId}`;
    expect(node(changed, 'hello-dev-private_a')).toMatchObject({
      blackholes: [text],
      routes: expect.arrayContaining([text]),
    });
    const twins = topologyFromEc2(
      withRegion({
        securityGroups: region.securityGroups?.map(group => ({
          ...group,
          Tags: [{ Key: 'Name', Value: 'itself' }],
        })),
      }),
    );
    const rules = ofKind(twins, 'security-group').flatMap(
      group => group.ingress ?? [],
    );
    expect(rules.join()).toMatch(/tcp 443 from sg-/);
  });

  it('names gateways by id where two of a table have one name', () => {
    const [region] = answers.regions;
    const [first, second] = region.natGateways ?? [];
    const Tags = [{ Key: 'Name', Value: 'nat' }];
    const twins = topologyFromEc2(
      withRegion({
        natGateways: [
          { ...first, Tags },
          { ...second, Tags },
        ],
        routeTables: region.routeTables?.map(table => ({
          ...table,
          Routes: table.Routes?.flatMap(route =>
            route.NatGatewayId
              ? [
                  { ...route, NatGatewayId: first.NatGatewayId },
                  {
                    DestinationCidrBlock: '203.0.113.0/24',
                    NatGatewayId: second.NatGatewayId,
                  },
                ]
              : [route],
          ),
        })),
      }),
    );
    expect(node(twins, 'hello-dev-private_a').routes).toEqual([
      `0.0.0.0/0 to ${first.NatGatewayId}`,
      `203.0.113.0/24 to ${second.NatGatewayId}`,
      expect.stringMatching(/^com\.amazonaws/),
    ]);
  });

  it('shows peering connections and transit gateways', () => {
    const [region] = answers.regions;
    const VpcId = region.vpcs?.[0].VpcId;
    const SubnetIds = [region.subnets?.[0].SubnetId ?? ''];
    const joined = topologyFromEc2(
      withRegion({
        vpcPeeringConnections: [
          {
            VpcPeeringConnectionId: 'pcx-1',
            RequesterVpcInfo: { VpcId, CidrBlock: '10.0.0.0/22' },
            AccepterVpcInfo: { VpcId: 'vpc-other', OwnerId: '100000000005' },
            Status: { Code: 'pending-acceptance' },
          },
          { VpcPeeringConnectionId: 'pcx-2', Status: { Code: 'deleted' } },
        ],
        transitGatewayVpcAttachments: [
          {
            TransitGatewayAttachmentId: 'tgw-attach-1',
            TransitGatewayId: 'tgw-1',
            VpcId,
            SubnetIds,
          },
        ],
      }),
    );
    expect(ofKind(joined, 'peering-connection')).toEqual([
      {
        id: 'pcx-1',
        kind: 'peering-connection',
        name: 'pcx-1',
        connects: [`${VpcId}, 10.0.0.0/22`, 'vpc-other, account 100000000005'],
        state: 'pending-acceptance',
      },
    ]);
    expect(joined.edges).toEqual(
      expect.arrayContaining([
        { source: 'pcx-1', target: VpcId, kind: 'attached-to' },
        { source: 'tgw-1', target: SubnetIds[0], kind: 'attached-to' },
      ]),
    );
  });

  describe('of transit gateways', () => {
    const members = [
      ['us-west-2', '100000000011'],
      ['us-west-2', '100000000012'],
      ['us-east-1', '100000000011'],
    ].map(([region, accountId]) => ({
      region,
      accountId,
      zones: [`${region}a`],
    }));
    const connected = connectedAnswers(members);
    const graph = topologyFromEc2(connected);
    const { attachment, gateway, gatewayTable, vpc } = connectedId;
    const west = 'us-west-2';

    it('holds the route tables, and which network is associated with which', () => {
      expect(ofKind(graph, 'transit-gateway-route-table')).toContainEqual({
        id: gatewayTable(west),
        kind: 'transit-gateway-route-table',
        name: gatewayTable(west),
        parent: gateway(west),
        region: west,
        routes: [
          '10.0.0.0/20 to env0',
          '10.1.0.0/20 to env1',
          '10.2.0.0/20 to tgw-us-east-1',
        ],
        propagated: ['10.0.0.0/20 to env0', '10.1.0.0/20 to env1'],
      });
      expect(ofKind(graph, 'transit-gateway')).toContainEqual({
        id: gateway(west),
        kind: 'transit-gateway',
        name: gateway(west),
        ownerAccountId: '100000000011',
        region: west,
      });
      const table = gatewayTable(west);
      expect(
        graph.edges.filter(
          ({ source, target }) => source === table || target === table,
        ),
      ).toEqual([
        {
          source: gateway('us-east-1'),
          target: table,
          kind: 'associated-with',
        },
        { source: vpc(0), target: table, kind: 'associated-with' },
        { source: vpc(1), target: table, kind: 'associated-with' },
        {
          source: table,
          target: gateway('us-east-1'),
          kind: 'routes-to',
        },
        { source: table, target: vpc(0), kind: 'routes-to' },
        { source: table, target: vpc(1), kind: 'routes-to' },
      ]);
      expect(graph.edges.filter(({ kind }) => kind === 'peers-with')).toEqual([
        {
          source: gateway('us-east-1'),
          target: gateway(west),
          kind: 'peers-with',
        },
      ]);
      expect(graph.kinds).toContain('transit-gateway-route-table');
      expect(topology.kinds).not.toContain('transit-gateway-route-table');
    });

    it('is the same whatever order the answers come in', () => {
      fc.assert(
        fc.property(fc.nat({ max: 1000 }), turn => {
          expect(topologyFromEc2(shuffled(connected, turn))).toEqual(graph);
        }),
        { numRuns: 25 },
      );
    });

    it('leaves out what is deleted, and names what has a name', () => {
      const changed = topologyFromEc2({
        ...connected,
        regions: connected.regions.map(region => ({
          ...region,
          transitGatewayAttachments: region.transitGatewayAttachments?.map(
            item =>
              item.TransitGatewayAttachmentId === attachment(1)
                ? { ...item, State: 'deleted' }
                : item,
          ),
          transitGatewayRouteTables: region.transitGatewayRouteTables?.flatMap(
            table => [
              {
                ...table,
                DefaultAssociationRouteTable: true,
                DefaultPropagationRouteTable: false,
                Tags: [{ Key: 'Name', Value: 'shared' }],
              },
              { ...table, TransitGatewayRouteTableId: 'a', State: 'deleting' },
              { ...table, TransitGatewayId: 'tgw-of-others' },
            ],
          ),
        })),
      });
      expect(ofKind(changed, 'transit-gateway-route-table')).toHaveLength(2);
      const table = changed.nodes.find(({ id }) => id === gatewayTable(west));
      expect(table).toMatchObject({ name: 'shared', defaultAssociation: true });
      expect(table).not.toHaveProperty('defaultPropagation');
      expect(changed.edges).not.toContainEqual(
        expect.objectContaining({ source: vpc(1), kind: 'associated-with' }),
      );
    });

    it('says of gateways and tables alone what of them was not read', () => {
      const refused = topologyFromEc2({
        ...connected,
        regions: connected.regions.map(region => ({
          ...region,
          transitGatewayAttachments: undefined,
          transitGatewayRoutes: undefined,
          errors: [
            {
              action: 'ec2:DescribeTransitGatewayAttachments',
              message: 'denied',
            },
            { action: 'ec2:SearchTransitGatewayRoutes', message: 'denied' },
          ],
        })),
      });
      expect(ofKind(refused, 'vpc').map(({ unread }) => unread)).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(
        ofKind(refused, 'transit-gateway').map(({ unread }) => unread),
      ).toEqual([
        ['ec2:DescribeTransitGatewayAttachments'],
        ['ec2:DescribeTransitGatewayAttachments'],
      ]);
      expect(
        ofKind(refused, 'transit-gateway-route-table').map(
          ({ unread }) => unread,
        ),
      ).toEqual([
        ['ec2:SearchTransitGatewayRoutes'],
        ['ec2:SearchTransitGatewayRoutes'],
      ]);
      expect(refused.errors).toHaveLength(6);
      expect(toMermaid(refused)).toContain('<br/>Transit gateway route table"');
      expect(toMermaid(graph)).toContain(
        '<br/>Transit gateway route table, 3 routes"',
      );
    });

    it('has of owners that are beside it the route tables and nothing else', () => {
      const isGuest = ({ accountId }: Ec2RegionAnswers) =>
        accountId === '100000000012';
      const regions = connected.regions.filter(isGuest);
      const owners = connected.regions.filter(region => !isGuest(region));
      const alone = topologyFromEc2({ ...connected, regions });
      const beside = topologyFromEc2({
        ...connected,
        regions,
        transitGatewayOwners: owners.map(region => ({
          ...region,
          errors: [
            { action: 'ec2:SearchTransitGatewayRoutes', message: 'denied' },
            { action: 'ec2:DescribeSubnets', message: 'denied' },
          ],
        })),
      });
      const known = new Set(alone.nodes.map(({ id }) => id));
      expect(
        beside.nodes.map(({ id }) => id).filter(id => !known.has(id)),
      ).toEqual([
        gateway('us-east-1'),
        gatewayTable('us-east-1'),
        gatewayTable(west),
      ]);
      expect(beside.edges).toContainEqual({
        source: vpc(1),
        target: gatewayTable(west),
        kind: 'associated-with',
      });
      expect(beside.kinds).toEqual(alone.kinds);
      expect(beside.errors.map(({ action }) => action)).toEqual([
        'ec2:SearchTransitGatewayRoutes',
        'ec2:SearchTransitGatewayRoutes',
      ]);
    });

    it('is not compared with what is declared, whose tables are put together', () => {
      const declared = topologyFromStacks(
        connectedStacks({ mode: 'transit-gateway', members }),
      );
      const { edges, nodes } = compareTopologies(declared, graph);
      const tables = nodes.filter(
        ({ kind }) => kind === 'transit-gateway-route-table',
      );
      expect(tables.map(({ status, reason }) => [status, reason])).toEqual([
        ['not-compared', 'The other side does not look for it'],
        ['not-compared', 'The other side does not look for it'],
      ]);
      expect(
        nodes.filter(({ kind }) => kind === 'transit-gateway'),
      ).toMatchObject([{ status: 'same' }, { status: 'same' }]);
      const isOfTable = (edge?: TopologyEdge) =>
        [edge?.source, edge?.target].some(id => id?.startsWith('tgw-rtb-'));
      expect(
        new Set(
          edges
            .filter(({ observed }) => isOfTable(observed))
            .map(({ status }) => status),
        ),
      ).toEqual(new Set(['not-compared']));
      expect(
        edges
          .filter(({ kind }) => kind === 'peers-with')
          .map(({ status }) => status),
      ).toEqual(['same']);
    });
  });
});
