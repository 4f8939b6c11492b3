import fc from 'fast-check';
import { networkStacks } from './__fixtures__/networkStacks';
import { NodeKind, Topology } from './Topology';
import { topologyFromStacks } from './topologyFromStacks';

const twoZones = networkStacks({ zones: ['us-west-2a', 'us-west-2b'] });

const ofKind = (topology: Topology, kind: NodeKind) =>
  topology.nodes.filter(node => node.kind === kind);
const edgesFrom = (topology: Topology, source: string) =>
  topology.edges
    .filter(edge => edge.source === source)
    .map(edge => `${edge.kind} ${edge.target}`)
    .sort();

const RESOURCE_KINDS: Array<[NodeKind, string]> = [
  ['vpc', 'aws_vpc'],
  ['subnet', 'aws_subnet'],
  ['route-table', 'aws_route_table'],
  ['internet-gateway', 'aws_internet_gateway'],
  ['nat-gateway', 'aws_nat_gateway'],
  ['vpc-endpoint', 'aws_vpc_endpoint'],
  ['security-group', 'aws_security_group'],
  ['bucket', 'aws_s3_bucket'],
  ['workspace', 'databricks_mws_workspaces'],
];

const shapes = fc.record({
  zones: fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), {
      minLength: 2,
      maxLength: 3,
    })
    .map(letters => letters.map(letter => `us-west-2${letter}`)),
  singleNat: fc.boolean(),
  vpcName: fc.string(),
});

describe('topologyFromStacks', () => {
  it('holds every network resource of the stacks once, and nothing else', () => {
    fc.assert(
      fc.property(shapes, shape => {
        const stacks = networkStacks(shape);
        const { nodes } = topologyFromStacks(stacks);
        for (const [kind, type] of RESOURCE_KINDS) {
          const expected = Object.entries(stacks).flatMap(([stack, json]) =>
            Object.keys(json.resource?.[type] ?? {}).map(
              name => `${stack}/${type}.${name}`,
            ),
          );
          const found = nodes.filter(node => node.kind === kind);
          expect(found.map(node => node.id).sort()).toEqual(expected.sort());
        }
        expect(new Set(nodes.map(node => node.kind))).toEqual(
          new Set([
            ...RESOURCE_KINDS.map(([kind]) => kind),
            'account',
            'availability-zone',
            'control-plane',
          ]),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('has unique ids, parents and ends that exist, and no cycle of parents', () => {
    fc.assert(
      fc.property(shapes, shape => {
        const { nodes, edges } = topologyFromStacks(networkStacks(shape));
        const byId = new Map(nodes.map(node => [node.id, node]));
        expect(byId.size).toBe(nodes.length);
        for (const node of nodes) {
          let depth = 0;
          for (let at = node.parent; at; at = byId.get(at)?.parent) {
            expect(byId.has(at)).toBe(true);
            depth += 1;
            expect(depth).toBeLessThan(8);
          }
        }
        for (const edge of edges) {
          expect(byId.has(edge.source)).toBe(true);
          expect(byId.has(edge.target)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('nests account, VPC, zone, subnet and NAT gateway', () => {
    const topology = topologyFromStacks(twoZones);
    const parents = new Map(topology.nodes.map(node => [node.id, node.parent]));
    const chain = (id: string | undefined): string[] =>
      id ? [id, ...chain(parents.get(id))] : [];
    expect(chain('hello-dev-base/aws_nat_gateway.nat_a')).toEqual([
      'hello-dev-base/aws_nat_gateway.nat_a',
      'hello-dev-base/aws_subnet.public_a',
      'hello-dev-base/aws_vpc.main/us-west-2a',
      'hello-dev-base/aws_vpc.main',
      'aws/100000000002',
    ]);
    expect(parents.get('hello-dev-base/aws_s3_bucket.root')).toBe(
      'aws/100000000002',
    );
    expect(ofKind(topology, 'account')).toEqual([
      {
        id: 'aws/100000000002',
        kind: 'account',
        name: 'AWS account 100000000002',
        accountId: '100000000002',
        region: 'us-west-2',
      },
    ]);
  });

  it('says what a subnet is', () => {
    const subnets = ofKind(topologyFromStacks(twoZones), 'subnet');
    expect(subnets.map(node => [node.name, node.tier, node.cidr])).toEqual([
      ['hello-dev-public-a', 'public', '10.0.0.0/26'],
      ['hello-dev-public-b', 'public', '10.0.0.64/26'],
      ['hello-dev-private-a', 'private', '10.0.1.0/26'],
      ['hello-dev-private-b', 'private', '10.0.1.64/26'],
      ['hello-dev-privatelink-a', 'privatelink', '10.0.2.0/26'],
      ['hello-dev-privatelink-b', 'privatelink', '10.0.2.64/26'],
    ]);
  });

  it('routes each zone through its own NAT gateway, or all through one', () => {
    const own = topologyFromStacks(twoZones);
    expect(edgesFrom(own, 'hello-dev-base/aws_route_table.private_b')).toEqual([
      'routes-to hello-dev-base/aws_nat_gateway.nat_b',
      'routes-to hello-dev-base/aws_vpc_endpoint.s3',
    ]);
    const shared = topologyFromStacks(
      networkStacks({
        zones: ['us-west-2a', 'us-west-2b', 'us-west-2c'],
        singleNat: true,
      }),
    );
    expect(
      edgesFrom(shared, 'hello-dev-base/aws_route_table.private_c'),
    ).toEqual([
      'routes-to hello-dev-base/aws_nat_gateway.nat_a',
      'routes-to hello-dev-base/aws_vpc_endpoint.s3',
    ]);
  });

  it('hangs endpoints on subnets and security groups, or on route tables', () => {
    const topology = topologyFromStacks(twoZones);
    expect(edgesFrom(topology, 'hello-dev-base/aws_vpc_endpoint.sts')).toEqual([
      'attached-to hello-dev-base/aws_subnet.privatelink_a',
      'attached-to hello-dev-base/aws_subnet.privatelink_b',
      'secured-by hello-dev-base/aws_security_group.endpoints',
    ]);
    expect(edgesFrom(topology, 'hello-dev-base/aws_vpc_endpoint.s3')).toEqual(
      [],
    );
    expect(
      topology.nodes.find(
        node => node.id === 'hello-dev-base/aws_route_table.privatelink',
      )?.routes,
    ).toEqual(['com.amazonaws.us-west-2.s3 to com.amazonaws.us-west-2.s3']);
  });

  it('follows references across stacks from the workspace to its network, buckets and control plane', () => {
    const topology = topologyFromStacks(twoZones);
    expect(
      edgesFrom(topology, 'hello-dev-workspace/databricks_mws_workspaces.main'),
    ).toEqual([
      'attached-to hello-dev-base/aws_subnet.private_a',
      'attached-to hello-dev-base/aws_subnet.private_b',
      'managed-by databricks/us-west-2',
      'secured-by hello-dev-base/aws_security_group.workspace',
      'stores-in hello-dev-base/aws_s3_bucket.root',
      'uses hello-dev-base/aws_s3_bucket.catalog',
    ]);
  });

  it('tells what security groups let through', () => {
    const topology = topologyFromStacks(twoZones);
    const [workspace, endpoints] = ofKind(topology, 'security-group');
    expect(workspace).toMatchObject({
      ingress: ['tcp 0-65535 from itself'],
      egress: ['tcp 443 to 0.0.0.0/0'],
    });
    expect(endpoints).toMatchObject({
      ingress: ['tcp 443 from hello-dev-workspace'],
    });
    expect(edgesFrom(topology, workspace.id)).toContain(
      `reaches ${endpoints.id}`,
    );
  });

  it('reads inline rules and routes, and default tables and groups', () => {
    const { nodes, edges } = topologyFromStacks({
      net: {
        resource: {
          aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
          aws_internet_gateway: { g: { vpc_id: '${aws_vpc.v.id}' } },
          aws_default_route_table: {
            t: {
              default_route_table_id: '${aws_vpc.v.default_route_table_id}',
              route: [
                {
                  cidr_block: '0.0.0.0/0',
                  gateway_id: '${aws_internet_gateway.g.id}',
                },
              ],
            },
          },
          aws_default_security_group: {
            s: {
              vpc_id: '${aws_vpc.v.id}',
              egress: {
                protocol: '-1',
                from_port: 0,
                to_port: 0,
                cidr_blocks: ['0.0.0.0/0'],
              },
            },
          },
        },
      },
    });
    expect(nodes.find(node => node.kind === 'route-table')).toMatchObject({
      parent: 'net/aws_vpc.v',
      routes: ['0.0.0.0/0 to g'],
    });
    expect(nodes.find(node => node.kind === 'security-group')).toMatchObject({
      egress: ['all to 0.0.0.0/0'],
    });
    expect(edges).toEqual([
      {
        source: 'net/aws_default_route_table.t',
        target: 'net/aws_internet_gateway.g',
        kind: 'routes-to',
      },
    ]);
  });

  it('leaves out what is known only after apply, and does not hang on circles', () => {
    const { nodes } = topologyFromStacks({
      one: {
        locals: { a: '${local.b}', b: '${local.a}' },
        resource: {
          aws_vpc: { v: { cidr_block: '${local.a}' } },
          aws_subnet: {
            s: {
              vpc_id: '${aws_vpc.v.id}',
              availability_zone: '${data.aws_availability_zones.all.names[0]}',
            },
          },
        },
      },
    });
    expect(nodes).toEqual([
      { id: 'aws/one', kind: 'account', name: 'AWS account' },
      {
        id: 'one/aws_vpc.v',
        kind: 'vpc',
        name: 'v',
        parent: 'aws/one',
        flowLogs: false,
      },
      {
        id: 'one/aws_subnet.s',
        kind: 'subnet',
        name: 's',
        parent: 'one/aws_vpc.v',
        tier: 'private',
      },
    ]);
  });

  it('reads escaped templates as the characters that they stand for', () => {
    const name = (written: string) =>
      topologyFromStacks({
        one: { resource: { aws_vpc: { v: { tags: { Name: written } } } } },
      }).nodes.find(node => node.kind === 'vpc')?.name;
    expect(name('a $${b} %%{c}')).toBe('a ${b} %{c}');
    expect(name('a ${upper("{b}")}')).toBe('v');
    expect(name('%{if true}a%{endif}')).toBe('v');
  });

  it('is empty for no stacks and for stacks without a network', () => {
    expect(topologyFromStacks({})).toEqual({ nodes: [], edges: [] });
    expect(topologyFromStacks({ a: { output: {}, terraform: {} } })).toEqual({
      nodes: [],
      edges: [],
    });
  });
});
