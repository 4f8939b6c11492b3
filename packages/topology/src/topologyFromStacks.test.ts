import fc from 'fast-check';
import { networkStacks } from './__fixtures__/networkStacks';
import { securedStacks } from './__fixtures__/securedStacks';
import { TerraformJson } from './TerraformJson';
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

  it('knows what PrivateLink, its private zone and its settings lead to', () => {
    const topology = topologyFromStacks(
      securedStacks({
        backEnd: true,
        frontEnd: ['10.8.0.0/16'],
        publicAccess: false,
        level: 'ENDPOINT',
      }),
    );
    const registered = 'hello-dev-workspace/databricks_mws_vpc_endpoint';
    const settings =
      'hello-dev-workspace/databricks_mws_private_access_settings.main';
    expect(
      ofKind(topology, 'registered-endpoint').map(node => [
        node.name,
        node.purpose,
        edgesFrom(topology, node.id),
      ]),
    ).toEqual([
      [
        'hello-dev-workspace',
        'workspace',
        ['registers hello-dev-base/aws_vpc_endpoint.workspace'],
      ],
      [
        'hello-dev-relay',
        'relay',
        ['registers hello-dev-base/aws_vpc_endpoint.relay'],
      ],
      [
        'hello-dev-front-end',
        'front-end',
        ['registers hello-dev-base/aws_vpc_endpoint.front_end'],
      ],
    ]);
    expect(edgesFrom(topology, settings)).toEqual([
      `allows ${registered}.front-end`,
      `allows ${registered}.workspace`,
    ]);
    expect(
      edgesFrom(topology, 'hello-dev-workspace/databricks_mws_workspaces.main'),
    ).toEqual(
      expect.arrayContaining([
        `connects-through ${registered}.relay`,
        `connects-through ${registered}.workspace`,
        `restricted-by ${settings}`,
      ]),
    );
    expect(ofKind(topology, 'private-access-settings')).toMatchObject([
      { publicAccess: false, level: 'ENDPOINT' },
    ]);
    const [zone] = ofKind(topology, 'hosted-zone');
    expect(zone).toMatchObject({
      domain: 'privatelink.cloud.databricks.com',
      records: ['oregon.privatelink.cloud.databricks.com'],
    });
    expect(edgesFrom(topology, zone.id)).toEqual([
      'associated-with hello-dev-base/aws_vpc.main',
      'resolves-to hello-dev-base/aws_vpc_endpoint.front_end',
    ]);
  });

  it('takes endpoints and settings that are only named by their ids for others’', () => {
    const id = (digit: number) => `${digit}0000000-6e44-4c97-a497-ef015f91254a`;
    const topology = topologyFromStacks({
      w: {
        resource: {
          databricks_mws_networks: {
            n: {
              vpc_endpoints: [{ rest_api: [id(1)], dataplane_relay: [id(2)] }],
            },
          },
          databricks_mws_workspaces: {
            w: {
              network_id: '${databricks_mws_networks.n.network_id}',
              private_access_settings_id: id(3),
            },
          },
        },
      },
    });
    expect(
      topology.nodes
        .filter(node => node.existing)
        .map(node => [node.id, node.kind, node.purpose]),
    ).toEqual([
      [`databricks/vpc-endpoint/${id(1)}`, 'registered-endpoint', 'workspace'],
      [`databricks/vpc-endpoint/${id(2)}`, 'registered-endpoint', 'relay'],
      [
        `databricks/private-access-settings/${id(3)}`,
        'private-access-settings',
        undefined,
      ],
    ]);
  });

  it('ties a workspace that is there to what its environment looks up', () => {
    const stacks = (named: object): Record<string, TerraformJson> => ({
      'p-dev-base': {
        data: {
          aws_vpc: { v: { id: 'vpc-1' } },
          aws_subnet: { s: { id: 'subnet-1', vpc_id: 'vpc-1' } },
          aws_security_group: { g: { id: 'sg-1', vpc_id: 'vpc-1' } },
          aws_s3_bucket: { b: { bucket: 'old-root' } },
        },
      },
      'p-other-base': {
        data: { aws_subnet: { s: { id: 'subnet-9', vpc_id: 'vpc-1' } } },
      },
      'p-dev-workspace': {
        resource: {
          databricks_mws_workspaces: { w: { workspace_name: 'w', ...named } },
        },
      },
    });
    const edgesOf = (named: object) =>
      edgesFrom(
        topologyFromStacks(stacks(named)),
        'p-dev-workspace/databricks_mws_workspaces.w',
      );

    expect(
      edgesOf({ network_id: 'n-1', storage_configuration_id: 's-1' }),
    ).toEqual([
      'attached-to p-dev-base/data.aws_subnet.s',
      'managed-by databricks',
      'secured-by p-dev-base/data.aws_security_group.g',
      'stores-in p-dev-base/data.aws_s3_bucket.b',
    ]);
    expect(edgesOf({})).toEqual(['managed-by databricks']);
  });

  it('ties keys to what they encrypt, and profiles to what they open', () => {
    const arn = 'arn:aws:kms:us-west-2:100000000001:key/1-2-3';
    const { nodes, edges } = topologyFromStacks({
      base: {
        resource: {
          aws_s3_bucket: { b: { bucket: 'one' }, c: { bucket: 'two' } },
          aws_kms_key: { k: {} },
          aws_kms_alias: {
            a: { name: 'alias/storage', target_key_id: '${aws_kms_key.k.id}' },
          },
          aws_s3_bucket_server_side_encryption_configuration: {
            b: {
              bucket: '${aws_s3_bucket.b.id}',
              rule: [
                {
                  apply_server_side_encryption_by_default: {
                    sse_algorithm: 'aws:kms',
                    kms_master_key_id: '${aws_kms_key.k.arn}',
                  },
                },
              ],
            },
          },
          aws_iam_role: { r: { name: 'reader' } },
          aws_iam_role_policy: {
            p: {
              role: '${aws_iam_role.r.name}',
              policy: JSON.stringify({
                Statement: [
                  { Effect: 'Allow', Resource: 'arn:aws:s3:::two/*' },
                  { Effect: 'Deny', Resource: 'arn:aws:s3:::one' },
                  { Effect: 'Allow', Resource: ['arn:aws:s3:::elsewhere'] },
                ],
              }),
            },
          },
          aws_iam_instance_profile: { i: { role: '${aws_iam_role.r.name}' } },
          databricks_mws_customer_managed_keys: {
            m: { aws_key_info: [{ key_arn: arn }] },
          },
          databricks_mws_workspaces: {
            w: {
              storage_customer_managed_key_id:
                '${databricks_mws_customer_managed_keys.m.customer_managed_key_id}',
            },
          },
        },
      },
    });
    expect(edges).toEqual(
      expect.arrayContaining([
        {
          source: 'base/aws_kms_key.k',
          target: 'base/aws_s3_bucket.b',
          kind: 'encrypts',
        },
        {
          source: arn,
          target: 'base/databricks_mws_workspaces.w',
          kind: 'encrypts',
        },
        {
          source: 'base/aws_iam_instance_profile.i',
          target: 'base/aws_s3_bucket.c',
          kind: 'uses',
        },
      ]),
    );
    expect(
      nodes.filter(node => node.kind === 'kms-key').map(node => node.name),
    ).toEqual(['alias/storage', 'key/1-2-3']);
    expect(
      nodes.find(node => node.kind === 'instance-profile')?.buckets,
    ).toEqual(['elsewhere', 'two']);
  });

  it('tells the VPC in use from the one that it replaces', () => {
    const stacks = securedStacks();
    const base = stacks['hello-dev-base'];
    const topology = topologyFromStacks({
      ...stacks,
      'hello-dev-base': {
        ...base,
        resource: {
          ...base.resource,
          aws_vpc: { ...base.resource?.aws_vpc, old: {} },
        },
      },
    });
    expect(edgesFrom(topology, 'hello-dev-base/aws_vpc.main')).toEqual([
      'replaces hello-dev-base/aws_vpc.old',
    ]);
  });

  it('keeps addresses that no NAT gateway uses', () => {
    const addresses = (stacks: Record<string, TerraformJson>) =>
      ofKind(topologyFromStacks(stacks), 'elastic-ip').map(node => node.name);
    const stacks = securedStacks();
    expect(addresses(stacks)).toEqual([]);
    delete stacks['hello-dev-base'].resource?.aws_nat_gateway;
    expect(addresses(stacks)).toEqual(['hello-dev-nat-a', 'hello-dev-nat-b']);
  });

  it('finds in shared stacks what is referred to, and nothing else', () => {
    const shared: Record<string, TerraformJson> = {
      'hello-account': {
        resource: {
          aws_s3_bucket: { logs: { bucket: 'logs' } },
          databricks_mws_network_connectivity_config: {
            west: { name: 'west', region: 'us-west-2' },
          },
        },
        output: {
          ncc: {
            value:
              '${databricks_mws_network_connectivity_config.west.network_connectivity_config_id}',
          },
        },
      },
    };
    const own: Record<string, TerraformJson> = {
      w: {
        data: {
          terraform_remote_state: {
            account: { config: { key: 'hello/hello-account.tfstate' } },
          },
        },
        resource: {
          databricks_mws_workspaces: { w: {} },
          databricks_mws_ncc_binding: {
            b: {
              workspace_id: '${databricks_mws_workspaces.w.workspace_id}',
              network_connectivity_config_id:
                '${data.terraform_remote_state.account.outputs.ncc}',
            },
          },
        },
      },
    };
    const kinds = (topology: Topology) =>
      topology.nodes.map(node => `${node.kind} ${node.name}`);
    expect(kinds(topologyFromStacks(own, shared))).toEqual([
      'control-plane Databricks control plane',
      'workspace w',
      'network-connectivity west',
    ]);
    // Without them, the binding still says that there is one.
    expect(kinds(topologyFromStacks(own))).toContain('network-connectivity b');
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
