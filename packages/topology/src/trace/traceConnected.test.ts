import fc from 'fast-check';
import {
  ConnectedShape,
  connectedStacks,
  memberCidr,
  memberName,
} from '../__fixtures__/connectedStacks';
import { lakehouseStacks } from '../__fixtures__/lakehouseStacks';
import { anyTopology } from '../__testUtils__/anyTopology';
import { connectedMembers } from '../__testUtils__/connectedMembers';
import { TerraformJson } from '../TerraformJson';
import { Topology } from '../Topology';
import { topologyFromStacks } from '../topologyFromStacks';
import { trace } from './trace';
import { TracePlace } from './TraceResult';

const shapes: fc.Arbitrary<ConnectedShape> = fc.record({
  mode: fc.constantFrom('peering', 'transit-gateway'),
  members: connectedMembers,
  networkAcls: fc.boolean(),
});

const workspaceOf = (index: number) =>
  `${memberName(index)}-workspace/databricks_mws_workspaces.main`;
const vpcOf = (index: number) => `${memberName(index)}-base/aws_vpc.main`;

const between = (graph: Topology, from: number, to: number) =>
  trace(graph, {
    from: 'cluster',
    to: { node: vpcOf(to) },
    workspace: workspaceOf(from),
  });

const TWO: ConnectedShape = {
  mode: 'peering',
  members: [
    { region: 'us-west-2', accountId: '100000000011', zones: ['us-west-2a'] },
    { region: 'us-east-1', accountId: '100000000012', zones: ['us-east-1a'] },
  ],
};

/** The stacks without some resources of the stack between them. */
function without(
  stacks: Record<string, TerraformJson>,
  isGone: (type: string, name: string) => boolean,
): Record<string, TerraformJson> {
  const joined = stacks['hello-connectivity'];
  return {
    ...stacks,
    'hello-connectivity': {
      ...joined,
      resource: Object.fromEntries(
        Object.entries(joined.resource ?? {}).map(([type, named]) => [
          type,
          Object.fromEntries(
            Object.entries(named).filter(([name]) => !isGone(type, name)),
          ),
        ]),
      ),
    },
  };
}

const lastReason = (graph: Topology, from = 0, to = 1) => {
  const { verdict, hops } = between(graph, from, to);
  return `${verdict}: ${hops.at(-1)?.reason}`;
};

describe('trace, between connected networks', () => {
  it('gets from every member to every other one and back', () => {
    fc.assert(
      fc.property(shapes, shape => {
        const graph = topologyFromStacks(connectedStacks(shape));
        shape.members.forEach((_, from) =>
          shape.members.forEach((__, to) => {
            const { verdict, hops } = between(graph, from, to);
            expect([from, to, verdict, hops.at(-1)?.reason]).toEqual([
              from,
              to,
              'allowed',
              expect.stringContaining(memberName(to)),
            ]);
            const crossed = hops.filter(({ kind }) =>
              ['peering-connection', 'transit-gateway'].includes(kind),
            );
            const isNear =
              shape.mode === 'peering' ||
              shape.members[from].region === shape.members[to].region;
            expect(crossed).toHaveLength(
              Number(from !== to) * (isNear ? 1 : 2),
            );
          }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('gets nowhere without any one route between the two, in either direction', () => {
    fc.assert(
      fc.property(
        shapes,
        fc.nat(),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (shape, first, second, zone, isBack) => {
          const from = first % shape.members.length;
          const to = second % shape.members.length;
          fc.pre(from !== to);
          const [start, end] = isBack ? [to, from] : [from, to];
          const at = zone % shape.members[start].zones.length;
          const graph = topologyFromStacks(
            without(
              connectedStacks(shape),
              (type, name) =>
                type === 'aws_route' && name === `r${start}_${end}_${at}`,
            ),
          );
          const { verdict, blockedBy, hops } = between(graph, from, to);
          expect(verdict).toBe('blocked');
          expect(blockedBy).toBe(
            `${memberName(start)}-base/aws_route_table.${
              shape.members[start].zones[at]
            }`,
          );
          expect(hops.at(-1)?.reason).toMatch(
            isBack ? /^No way back from subnet/ : /^No route to/,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never throws, whatever the graph and the place', () => {
    const places: fc.Arbitrary<TracePlace> = fc.oneof(
      fc.record({ node: fc.constantFrom('a', 'b', 'c', 'w', 'nothing') }),
      fc.record({
        address: fc.oneof(
          fc.ipV4(),
          fc.string(),
          fc.constantFrom('10.0.0.0/16', '10.0.0.0/33', '0.0.0.0/0'),
        ),
        port: fc.nat({ max: 65535 }),
      }),
    );
    fc.assert(
      fc.property(anyTopology, places, (graph, to) => {
        const { hops, verdict, blockedBy } = trace(graph, {
          from: 'cluster',
          to,
        });
        expect(hops.length).toBeGreaterThan(0);
        expect(blockedBy !== undefined).toBe(verdict === 'blocked');
        const isOpen = hops.some(({ isUnknown }) => isUnknown);
        expect(verdict === 'unknown').toBe(isOpen && blockedBy === undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('says that a connection is not accepted', () => {
    const peering = topologyFromStacks(
      without(
        connectedStacks(TWO),
        type => type === 'aws_vpc_peering_connection_accepter',
      ),
    );
    // Routes refer to the accepter, as they are to wait for it.
    expect(lastReason(peering)).toMatch(
      /^blocked: Route 10\.1\.0\.0\/20 to .* leads to nothing that this graph holds/,
    );

    const stacks = connectedStacks(TWO);
    const accepters =
      stacks['hello-connectivity'].resource
        ?.aws_vpc_peering_connection_accepter ?? {};
    accepters.p0_1.auto_accept = false;
    expect(lastReason(topologyFromStacks(stacks))).toBe(
      'blocked: The peering connection is pending-acceptance, not active',
    );
  });

  it('says what of a transit gateway is missing', () => {
    const joined: ConnectedShape = { ...TWO, mode: 'transit-gateway' };
    const losing = (isGone: (type: string, name: string) => boolean) =>
      topologyFromStacks(without(connectedStacks(joined), isGone));
    expect(
      lastReason(losing(type => type === 'aws_ec2_transit_gateway_route')),
    ).toBe('blocked: The transit gateway has no route to 10.1.0.0/24');
    expect(
      lastReason(
        losing(
          (type, name) =>
            type === 'aws_ec2_transit_gateway_route_table_association' &&
            name === 'env0',
        ),
      ),
    ).toBe('blocked: The attachment of env0 is associated with no route table');
    expect(
      lastReason(
        losing(
          (type, name) =>
            type === 'aws_ec2_transit_gateway_route' && name === 'us-east-1_0',
        ),
      ),
    ).toMatch(
      /^blocked: No way back from subnet env1-us-east-1a to 10\.0\.0\.0\/24: The transit gateway has no route/,
    );
    expect(
      lastReason(
        losing(
          type =>
            type === 'aws_ec2_transit_gateway_peering_attachment_accepter',
        ),
      ),
    ).toMatch(/^blocked: .*(no route|not accepted)/);
  });

  it('says that a guest of a transit gateway is not let in', () => {
    const guests: ConnectedShape = {
      mode: 'transit-gateway',
      members: TWO.members.map(item => ({
        ...item,
        region: 'us-west-2',
        zones: ['us-west-2a'],
      })),
    };
    const stacks = connectedStacks(guests);
    const resource = stacks['hello-connectivity'].resource ?? {};
    delete resource.aws_ec2_transit_gateway_vpc_attachment_accepter;
    for (const type of ['association', 'propagation']) {
      resource[
        `aws_ec2_transit_gateway_route_table_${type}`
      ].env1.transit_gateway_attachment_id =
        '${aws_ec2_transit_gateway_vpc_attachment.env1.id}';
    }
    expect(lastReason(topologyFromStacks(stacks))).toBe(
      'blocked: The attachment of env1 is not accepted',
    );
  });

  it('heeds the zones that a network is attached in', () => {
    const joined: ConnectedShape = {
      mode: 'transit-gateway',
      members: [
        { ...TWO.members[0], zones: ['us-west-2a', 'us-west-2b'] },
        TWO.members[1],
      ],
    };
    const stacks = connectedStacks(joined);
    const attachments =
      stacks['hello-connectivity'].resource
        ?.aws_ec2_transit_gateway_vpc_attachment ?? {};
    attachments.env0.subnet_ids = [
      '${data.terraform_remote_state.env0.outputs.subnet_ids[0]}',
    ];
    const { verdict, hops } = between(topologyFromStacks(stacks), 0, 1);
    expect(verdict).toBe('blocked');
    expect(hops.at(-1)?.reason).toMatch(/attached in no subnet of us-west-2b/);
    expect(hops[0].reason).toMatch(/It gets there from us-west-2a$/);
  });

  it('names the network ACL that keeps out, at either end', () => {
    const guarded = { ...TWO, networkAcls: true };
    for (const [acl, expected] of [
      [0, /^blocked: Does not let the answers of the network of env1 pass/],
      [1, /^blocked: Does not let TCP 443 in from the nodes in env0/],
    ] as const) {
      const other = 1 - acl;
      const graph = topologyFromStacks(
        without(
          connectedStacks(guarded),
          (type, name) =>
            type === 'aws_network_acl_rule' &&
            name === `${memberName(acl)}_from_${other}`,
        ),
      );
      expect(lastReason(graph)).toMatch(expected);
    }
  });

  it('does not get past security groups, whatever routes there are', () => {
    const closed = {
      ...TWO,
      members: [{ ...TWO.members[0], isClosed: true }, TWO.members[1]],
    };
    expect(lastReason(topologyFromStacks(connectedStacks(closed)))).toBe(
      'blocked: No rule lets TCP 443 out to the network of env1',
    );
  });

  it('takes addresses, and says where there is none', () => {
    const graph = topologyFromStacks(connectedStacks(TWO));
    const to = (address: string) => {
      const { verdict, hops } = trace(graph, {
        from: 'cluster',
        to: { address },
        workspace: workspaceOf(0),
      });
      return `${verdict}: ${hops.at(-1)?.reason}`;
    };
    expect(to('10.1.0.7')).toMatch(/^allowed: 10\.1\.0\.7 can be reached/);
    expect(to(memberCidr(1))).toMatch(/^allowed/);
    expect(to('10.9.0.1')).toBe('blocked: No route to 10.9.0.1');
    expect(to('8.8.8.8')).toMatch(/^blocked: No route to the public addresses/);
    expect(to('somewhere')).toBe(
      'blocked: somewhere is no IPv4 address and no CIDR block',
    );
  });

  it('goes on through no second peering connection', () => {
    const three: ConnectedShape = {
      ...TWO,
      members: [...TWO.members, { ...TWO.members[0], zones: ['us-west-2a'] }],
    };
    const stacks = connectedStacks(three);
    const routes = stacks['hello-connectivity'].resource?.aws_route ?? {};
    routes.r0_2_0.vpc_peering_connection_id =
      '${aws_vpc_peering_connection_accepter.p0_1.id}';
    expect(lastReason(topologyFromStacks(stacks), 0, 2)).toMatch(
      /^blocked: It does not lead to VPC env2/,
    );
  });
});

describe.each(['transit-gateway', 'peering'] as const)(
  'trace, in a synthesized project connected by %s',
  mode => {
    const graph = topologyFromStacks(lakehouseStacks(mode));
    const ask = (environment: string, node: string) =>
      trace(graph, {
        from: 'cluster',
        to: { node },
        workspace: `retail-${environment}-workspace/databricks_mws_workspaces.workspace`,
      });
    const ENVIRONMENTS = ['stores', 'online', 'recovery'];

    it.each(
      ENVIRONMENTS.flatMap(from => ENVIRONMENTS.map(to => [from, to] as const)),
    )('gets from %s to the network of %s', (from, to) => {
      expect(ask(from, `retail-${to}-base/aws_vpc.network-vpc`).verdict).toBe(
        'allowed',
      );
    });

    it('gets to the database of either region, by its name, where it is let in', () => {
      const verdicts = ENVIRONMENTS.map(from =>
        ['online', 'recovery'].map(
          to =>
            ask(from, `retail-regions/aws_rds_cluster.database-${to}`).verdict,
        ),
      );
      expect(verdicts).toEqual([
        ['blocked', 'blocked'],
        ['allowed', 'allowed'],
        ['allowed', 'allowed'],
      ]);
      const { hops } = ask(
        'recovery',
        'retail-regions/aws_rds_cluster.database-online',
      );
      expect(hops.find(({ kind }) => kind === 'dns')).toEqual({
        kind: 'dns',
        id: 'orders-db.retail.internal.example',
        reason:
          'Private hosted zone retail.internal.example answers with the private addresses of retail-online-database',
      });
      expect(
        ask('online', 'retail-regions/aws_rds_cluster.database-recovery')
          .hops[1].reason,
      ).toMatch(/while retail-online-database is not healthy$/);
    });

    it("gets to a zone's bucket by the gateway endpoint of its region, else by NAT", () => {
      const raw = 'retail-online-data/aws_s3_bucket.lakehouse-zone-raw-bucket';
      const turns = (environment: string) =>
        ask(environment, raw)
          .hops.map(({ kind }) => kind)
          .filter(kind => ['vpc-endpoint', 'nat-gateway'].includes(kind));
      expect(turns('online')).toEqual(['vpc-endpoint']);
      expect(turns('recovery')).toEqual(['nat-gateway']);
    });
  },
);
