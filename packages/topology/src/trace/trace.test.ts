import { SecuredShape, securedStacks } from '../__fixtures__/securedStacks';
import { TerraformJson } from '../TerraformJson';
import { Topology } from '../Topology';
import { topologyFromStacks } from '../topologyFromStacks';
import { trace } from './trace';
import { TraceQuery, TraceTarget } from './TraceResult';

const BASE = 'hello-dev-base';
const at = (id: string) => `${BASE}/${id}`;

function ask(
  topology: Topology,
  to: TraceTarget,
  from: TraceQuery['from'] = 'cluster',
) {
  return trace(topology, { from, to });
}

const of = (shape: SecuredShape) => topologyFromStacks(securedStacks(shape));

/** The stacks, changed before the graph is read from them. */
function after(
  shape: SecuredShape,
  change: (stacks: Record<string, TerraformJson>) => void,
): Topology {
  const stacks = structuredClone(securedStacks(shape));
  change(stacks);
  return topologyFromStacks(stacks);
}

const resources = (
  stacks: Record<string, TerraformJson>,
  stack: string,
  type: string,
) => {
  const json = stacks[`hello-dev-${stack}`];
  json.resource = { ...json.resource, [type]: { ...json.resource?.[type] } };
  return json.resource[type];
};

describe('trace, from a cluster', () => {
  it.each<[string, SecuredShape, TraceTarget, string]>([
    ['S3', {}, 's3', 'vpc-endpoint hello-dev-base/aws_vpc_endpoint.s3'],
    ['STS', {}, 'sts', 'vpc-endpoint hello-dev-base/aws_vpc_endpoint.sts'],
    [
      'Kinesis',
      {},
      'kinesis',
      `vpc-endpoint ${at('aws_vpc_endpoint.kinesis')}`,
    ],
    [
      'the internet',
      {},
      'internet',
      `nat-gateway ${at('aws_nat_gateway.nat_a')}`,
    ],
    ['PyPI', {}, 'pypi', `nat-gateway ${at('aws_nat_gateway.nat_a')}`],
    [
      'the control plane',
      {},
      'control-plane',
      `nat-gateway ${at('aws_nat_gateway.nat_a')}`,
    ],
    ['the relay', {}, 'relay', `nat-gateway ${at('aws_nat_gateway.nat_a')}`],
    [
      'the control plane, PrivateLink',
      { backEnd: true },
      'control-plane',
      `vpc-endpoint ${at('aws_vpc_endpoint.workspace')}`,
    ],
    [
      'the relay, PrivateLink',
      { backEnd: true },
      'relay',
      `vpc-endpoint ${at('aws_vpc_endpoint.relay')}`,
    ],
    [
      'the relay, isolated',
      { backEnd: true, egress: 'isolated' },
      'relay',
      `vpc-endpoint ${at('aws_vpc_endpoint.relay')}`,
    ],
    [
      'S3, isolated',
      { backEnd: true, egress: 'isolated' },
      's3',
      `vpc-endpoint ${at('aws_vpc_endpoint.s3')}`,
    ],
    [
      'S3, asleep',
      { egress: 'asleep' },
      's3',
      `vpc-endpoint ${at('aws_vpc_endpoint.s3')}`,
    ],
  ])('reaches %s', (_, shape, to, through) => {
    const { verdict, hops, blockedBy } = ask(of(shape), to);
    expect({ verdict, blockedBy }).toEqual({ verdict: 'allowed' });
    expect(hops.map(hop => `${hop.kind} ${hop.id}`)).toContain(through);
  });

  it('says every hop in order, from the subnet to what was asked for', () => {
    const { hops } = ask(of({ backEnd: true }), 'control-plane');
    expect(hops.map(({ kind, id }) => [kind, id])).toEqual([
      ['subnet', at('aws_subnet.private_a')],
      ['dns', '*.cloud.databricks.com'],
      ['security-group', at('aws_security_group.workspace')],
      ['route-table', at('aws_route_table.private_a')],
      ['security-group', at('aws_security_group.endpoints')],
      ['vpc-endpoint', at('aws_vpc_endpoint.workspace')],
      [
        'registered-endpoint',
        'hello-dev-workspace/databricks_mws_vpc_endpoint.workspace',
      ],
      [
        'private-access-settings',
        'hello-dev-workspace/databricks_mws_private_access_settings.main',
      ],
      ['control-plane', 'databricks/us-west-2'],
    ]);
    expect(hops[1].reason).toContain('10.0.2.0/26 and 10.0.2.64/26');
    expect(hops[2].reason).toContain('TCP 443, 8443-8451 out to endpoint');
  });

  it('asks the relay on 6666 of the endpoint, and on 443 of the tunnel host', () => {
    const reasons = (shape: SecuredShape) =>
      ask(of(shape), 'relay')
        .hops.map(hop => hop.reason)
        .join('\n');
    expect(reasons({ backEnd: true })).toMatch(/TCP 6666 out/);
    expect(reasons({})).toMatch(/TCP 443 out/);
    expect(ask(of({}), 'relay').hops[1].id).toBe('tunnel.cloud.databricks.com');
  });

  it.each<[string, SecuredShape, TraceTarget, string, RegExp]>([
    [
      'asleep',
      { egress: 'asleep' },
      'internet',
      at('aws_route_table.private_a'),
      /asleep/,
    ],
    [
      'asleep',
      { egress: 'asleep' },
      'sts',
      at('aws_route_table.private_a'),
      /asleep/,
    ],
    [
      'asleep',
      { egress: 'asleep' },
      'kinesis',
      at('aws_route_table.private_a'),
      /asleep/,
    ],
    [
      'isolated',
      { egress: 'isolated', backEnd: true },
      'pypi',
      at('aws_security_group.workspace'),
      /isolated/,
    ],
    [
      'isolated, without PrivateLink',
      { egress: 'isolated' },
      'control-plane',
      at('aws_security_group.workspace'),
      /isolated/,
    ],
    [
      'isolated, without PrivateLink',
      { egress: 'isolated' },
      'relay',
      at('aws_security_group.workspace'),
      /isolated/,
    ],
  ])('is blocked where the network is %s (%#)', (_, shape, to, by, why) => {
    const { verdict, hops, blockedBy } = ask(of(shape), to);
    expect({ verdict, blockedBy }).toEqual({
      verdict: 'blocked',
      blockedBy: by,
    });
    expect(hops.at(-1)?.id).toBe(by);
    expect(hops.at(-1)?.reason).toMatch(why);
  });

  it.each<
    [
      string,
      SecuredShape,
      TraceTarget,
      (stacks: Record<string, TerraformJson>) => void,
      string,
    ]
  >([
    [
      'the default route is gone',
      { egress: 'single-nat' },
      'internet',
      stacks => {
        delete resources(stacks, 'base', 'aws_route').private_a;
      },
      at('aws_route_table.private_a'),
    ],
    [
      'the NAT gateway has no way out',
      {},
      'pypi',
      stacks => {
        delete resources(stacks, 'base', 'aws_route').public;
      },
      at('aws_route_table.public'),
    ],
    [
      'the NAT gateway is private',
      {},
      'pypi',
      stacks => {
        resources(stacks, 'base', 'aws_nat_gateway').nat_a.connectivity_type =
          'private';
      },
      at('aws_nat_gateway.nat_a'),
    ],
    [
      'the default route leads past the NAT gateway',
      {},
      'pypi',
      stacks => {
        const { private_a: route } = resources(stacks, 'base', 'aws_route');
        route.gateway_id = '${aws_internet_gateway.main.id}';
        delete route.nat_gateway_id;
      },
      at('aws_route_table.private_a'),
    ],
    [
      'the default route leads out of the graph',
      {},
      'pypi',
      stacks => {
        const { private_a: route } = resources(stacks, 'base', 'aws_route');
        route.transit_gateway_id = 'tgw-0123456789abcdef0';
        delete route.nat_gateway_id;
      },
      at('aws_route_table.private_a'),
    ],
    [
      'nodes may not call out',
      {},
      'internet',
      stacks => {
        delete resources(stacks, 'base', 'aws_vpc_security_group_egress_rule')
          .https;
      },
      at('aws_security_group.workspace'),
    ],
    [
      'one port of many is missing',
      { backEnd: true },
      'control-plane',
      stacks => {
        resources(
          stacks,
          'base',
          'aws_vpc_security_group_egress_rule',
        ).future.to_port = 8450;
      },
      at('aws_security_group.workspace'),
    ],
    [
      'endpoints do not let nodes in',
      { backEnd: true },
      'relay',
      stacks => {
        delete resources(stacks, 'base', 'aws_vpc_security_group_ingress_rule')
          .endpoints_relay;
      },
      at('aws_security_group.endpoints'),
    ],
    [
      'endpoints let only others in',
      { backEnd: true },
      'relay',
      stacks => {
        const { endpoints_relay: rule } = resources(
          stacks,
          'base',
          'aws_vpc_security_group_ingress_rule',
        );
        delete rule.referenced_security_group_id;
        rule.cidr_ipv4 = '10.0.1.0/27';
      },
      at('aws_security_group.endpoints'),
    ],
    [
      'the endpoint is in no subnet',
      { backEnd: true },
      'relay',
      stacks => {
        resources(stacks, 'base', 'aws_vpc_endpoint').relay.subnet_ids = [];
      },
      at('aws_vpc_endpoint.relay'),
    ],
    [
      'the endpoint is not registered',
      { backEnd: true, egress: 'asleep' },
      'relay',
      stacks => {
        resources(
          stacks,
          'workspace',
          'databricks_mws_vpc_endpoint',
        ).relay.aws_vpc_endpoint_id = 'vpce-0123456789abcdef0';
      },
      // Then nothing says that the endpoint in the VPC is the relay's.
      at('aws_route_table.private_a'),
    ],
    [
      'private access settings are missing',
      { backEnd: true },
      'control-plane',
      stacks => {
        delete resources(stacks, 'workspace', 'databricks_mws_workspaces').main
          .private_access_settings_id;
      },
      'hello-dev-workspace/databricks_mws_workspaces.main',
    ],
    [
      'private access settings let other endpoints in',
      { backEnd: true, level: 'ENDPOINT' },
      'control-plane',
      stacks => {
        resources(
          stacks,
          'workspace',
          'databricks_mws_private_access_settings',
        ).main.allowed_vpc_endpoint_ids = [];
      },
      'hello-dev-workspace/databricks_mws_private_access_settings.main',
    ],
    [
      'the gateway endpoint is not in the route table',
      { egress: 'isolated', backEnd: true },
      's3',
      stacks => {
        resources(stacks, 'base', 'aws_vpc_endpoint').s3.route_table_ids = [];
      },
      at('aws_route_table.private_a'),
    ],
    [
      "the endpoint's policy forgets a bucket",
      {},
      's3',
      stacks => {
        resources(stacks, 'base', 'aws_vpc_endpoint').s3.policy =
          JSON.stringify({
            Statement: {
              Effect: 'Allow',
              Resource: ['arn:aws:s3:::hello-dev-root/*'],
            },
          });
      },
      at('aws_vpc_endpoint.s3'),
    ],
    [
      'endpoints are found on the internet only',
      { egress: 'isolated', backEnd: true },
      'sts',
      stacks => {
        resources(stacks, 'base', 'aws_vpc_endpoint').sts.private_dns_enabled =
          false;
      },
      at('aws_security_group.workspace'),
    ],
    [
      'the VPC answers no DNS',
      { egress: 'isolated', backEnd: true },
      'sts',
      stacks => {
        resources(stacks, 'base', 'aws_vpc').main.enable_dns_support = false;
      },
      at('aws_security_group.workspace'),
    ],
    [
      'public access is off, and only the internet is left',
      { frontEnd: ['10.8.0.0/16'], publicAccess: false },
      'control-plane',
      stacks => {
        resources(stacks, 'base', 'aws_route53_zone').front_end.vpc = [];
      },
      'hello-dev-workspace/databricks_mws_private_access_settings.main',
    ],
    [
      'the zone of users leads nodes to an endpoint that is not for them',
      { frontEnd: ['10.8.0.0/16'] },
      'control-plane',
      () => {},
      at('aws_security_group.front_end'),
    ],
  ])('is blocked when %s', (_, shape, to, change, by) => {
    const { verdict, blockedBy, hops } = ask(after(shape, change), to);
    expect({ verdict, blockedBy }).toEqual({
      verdict: 'blocked',
      blockedBy: by,
    });
    expect(hops.at(-1)?.id).toBe(by);
  });

  it('takes the NAT gateway where there is no endpoint for S3', () => {
    const topology = after({}, stacks => {
      delete resources(stacks, 'base', 'aws_vpc_endpoint').s3;
    });
    const { verdict, hops } = ask(topology, 's3');
    expect(verdict).toBe('allowed');
    expect(hops.map(hop => hop.kind)).toContain('nat-gateway');
  });

  it('adds up the rules that are each about a part of the addresses', () => {
    const toRanges = (...ranges: string[]) =>
      after({}, stacks => {
        const rules = resources(
          stacks,
          'base',
          'aws_vpc_security_group_egress_rule',
        );
        const { https } = rules;
        delete rules.https;
        ranges.forEach((range, index) => {
          rules[`https_${index}`] = { ...https, cidr_ipv4: range };
        });
      });
    expect(ask(toRanges('10.0.2.0/26', '10.0.2.64/26'), 'sts').verdict).toBe(
      'allowed',
    );
    expect(ask(toRanges('10.0.2.0/26'), 'sts').blockedBy).toBe(
      at('aws_security_group.workspace'),
    );
  });

  it('heeds network ACLs, the answers that come back, and their order', () => {
    const withRules = (egress: object[], ingress: object[]) =>
      after({}, stacks => {
        resources(stacks, 'base', 'aws_network_acl').private = {
          vpc_id: '${aws_vpc.main.id}',
          subnet_ids: ['${aws_subnet.private_a.id}'],
          egress,
          ingress,
        };
      });
    const line = (
      rule_no: number,
      action: string,
      ports?: [number, number],
    ) => ({
      rule_no,
      action,
      protocol: ports ? 'tcp' : '-1',
      from_port: ports?.[0] ?? 0,
      to_port: ports?.[1] ?? 0,
      cidr_block: '0.0.0.0/0',
    });
    const acl = at('aws_network_acl.private');
    const answers = line(100, 'allow', [1024, 65535]);
    const open = ask(withRules([line(100, 'allow')], [answers]), 'pypi');
    expect(open.verdict).toBe('allowed');
    expect(open.hops.map(hop => hop.id)).toContain(acl);
    const blocked = [
      withRules([line(100, 'allow', [80, 80])], [answers]),
      withRules([line(200, 'allow'), line(100, 'deny', [443, 443])], [answers]),
      withRules([line(100, 'allow')], [line(100, 'allow', [443, 443])]),
    ];
    expect(blocked.map(item => ask(item, 'pypi').blockedBy)).toEqual([
      acl,
      acl,
      acl,
    ]);
    const later = withRules(
      [line(100, 'allow', [443, 443]), line(200, 'deny')],
      [answers],
    );
    expect(ask(later, 'pypi').verdict).toBe('allowed');
  });

  it('comes past IP access lists only from addresses that they name', () => {
    const allowing = (...addresses: string[]) =>
      after(
        { accessLists: { allow: ['203.0.113.0/24'], block: [] } },
        stacks => {
          stacks['hello-dev-base'].output = {
            ...stacks['hello-dev-base'].output,
            addresses: { value: addresses },
          };
          resources(stacks, 'data', 'databricks_ip_access_list').compute = {
            label: 'compute',
            list_type: 'ALLOW',
            ip_addresses:
              '${data.terraform_remote_state.base.outputs.addresses}',
          };
        },
      );
    const [one, other] = ['a', 'b'].map(
      zone => `\${aws_eip.nat_${zone}.public_ip}`,
    );
    const compute = 'hello-dev-data/databricks_ip_access_list.compute';
    const open = ask(allowing(one, other), 'control-plane');
    expect(open.verdict).toBe('allowed');
    expect(open.hops.map(hop => hop.id)).toContain(compute);
    const { blockedBy, hops } = ask(allowing(one), 'control-plane');
    expect(blockedBy).toBe('hello-dev-data/databricks_ip_access_list.allow');
    expect(hops.at(-1)?.reason).toContain('elastic IP hello-dev-nat-b');
  });

  it('needs every zone, and says which one does not get there', () => {
    const zones = ['us-west-2a', 'us-west-2b', 'us-west-2c'];
    const all = ask(of({ zones }), 'internet');
    expect(all.hops[0].reason).toContain('from us-west-2b, us-west-2c as well');
    const { verdict, hops, blockedBy } = ask(
      after({ zones }, stacks => {
        delete resources(stacks, 'base', 'aws_route').private_b;
      }),
      'internet',
    );
    expect({ verdict, blockedBy }).toEqual({
      verdict: 'blocked',
      blockedBy: at('aws_route_table.private_b'),
    });
    expect(hops[0].reason).toContain(
      'It gets there from us-west-2a, us-west-2c',
    );
  });

  it('notes that us-west-1 loads its artifacts from us-west-2', () => {
    const west1 = after({}, stacks => {
      for (const { provider } of Object.values(stacks)) {
        if (provider?.aws) provider.aws = [{ region: 'us-west-1' }];
      }
      resources(stacks, 'base', 'aws_vpc_endpoint').s3.service_name =
        'com.amazonaws.us-west-1.s3';
    });
    expect(ask(west1, 's3').hops.at(-1)?.reason).toMatch(
      /artifacts of us-west-1 in us-west-2: nodes fetch them through the NAT/,
    );
    expect(ask(of({}), 's3').hops.at(-1)?.reason).not.toMatch(/artifacts/);
  });

  it('sends what is for a bucket of another region through the NAT gateway', () => {
    const shape: SecuredShape = { egress: 'asleep' };
    const topology = after(shape, stacks => {
      resources(stacks, 'base', 'aws_s3_bucket').catalog.region = 'eu-west-1';
    });
    expect(ask(topology, 's3')).toMatchObject({
      verdict: 'blocked',
      blockedBy: at('aws_route_table.private_a'),
    });
  });

  it('takes what somebody else declares for what it is', () => {
    const stacks = (withNat: boolean): Record<string, TerraformJson> => ({
      base: {
        provider: { aws: [{ region: 'us-west-2' }] },
        data: {
          aws_vpc: { v: { id: 'vpc-1' } },
          aws_subnet: {
            one: { id: 'subnet-1', vpc_id: '${data.aws_vpc.v.id}' },
            two: { id: 'subnet-2', vpc_id: '${data.aws_vpc.v.id}' },
          },
          aws_security_group: { g: { id: 'sg-1', vpc_id: 'vpc-1' } },
          aws_vpc_endpoint: {
            s3: { vpc_id: 'vpc-1', service_name: 'com.amazonaws.us-west-2.s3' },
          },
          ...(withNat && {
            aws_nat_gateways: { n: { vpc_id: '${data.aws_vpc.v.id}' } },
          }),
        },
        resource: {
          databricks_mws_networks: {
            n: {
              vpc_id: '${data.aws_vpc.v.id}',
              subnet_ids: [
                '${data.aws_subnet.one.id}',
                '${data.aws_subnet.two.id}',
              ],
              security_group_ids: ['${data.aws_security_group.g.id}'],
            },
          },
          databricks_mws_workspaces: {
            w: {
              aws_region: 'us-west-2',
              network_id: '${databricks_mws_networks.n.network_id}',
            },
          },
        },
      },
    });
    const open = ask(topologyFromStacks(stacks(true)), 'pypi');
    expect(open.verdict).toBe('allowed');
    expect(
      open.hops.filter(hop => hop.reason.includes('as its owner declares')),
    ).toHaveLength(2);
    const closed = topologyFromStacks(stacks(false));
    expect(ask(closed, 'pypi').blockedBy).toBe('base/data.aws_vpc.v');
    expect(ask(closed, 's3').hops.map(hop => hop.id)).toContain(
      'base/data.aws_vpc_endpoint.s3',
    );
    const [vpc] = closed.nodes.filter(node => node.kind === 'vpc');
    expect(vpc).toMatchObject({ existing: true, name: 'vpc-1' });
  });

  it('takes serverless compute past its network policy', () => {
    const serverless = (policy: object) =>
      topologyFromStacks({
        workspace: {
          resource: {
            databricks_mws_workspaces: {
              w: { aws_region: 'us-west-2', compute_mode: 'SERVERLESS' },
            },
            databricks_account_network_policy: {
              p: { network_policy_id: 'p', egress: { network_access: policy } },
            },
            databricks_workspace_network_option: {
              o: {
                workspace_id: '${databricks_mws_workspaces.w.workspace_id}',
                network_policy_id:
                  '${databricks_account_network_policy.p.network_policy_id}',
              },
            },
            databricks_mws_ncc_binding: {
              b: {
                workspace_id: '${databricks_mws_workspaces.w.workspace_id}',
                network_connectivity_config_id: 'ncc-1',
              },
            },
          },
        },
      });
    const policy = 'workspace/databricks_account_network_policy.p';
    const open = serverless({ restriction_mode: 'FULL_ACCESS' });
    const closed = serverless({
      restriction_mode: 'RESTRICTED_ACCESS',
      allowed_internet_destinations: [
        { destination: 'pypi.org', internet_destination_type: 'DNS_NAME' },
      ],
    });
    const verdicts = (topology: Topology) =>
      (['s3', 'control-plane', 'pypi', 'sts', 'internet'] as const).map(
        to => ask(topology, to).blockedBy ?? 'allowed',
      );
    expect(verdicts(open)).toEqual(Array(5).fill('allowed'));
    expect(verdicts(closed)).toEqual([
      'allowed',
      'allowed',
      'allowed',
      policy,
      policy,
    ]);
    expect(ask(open, 's3').hops.map(hop => hop.kind)).toContain(
      'network-connectivity',
    );
  });

  it('says so where there is no workspace', () => {
    expect(ask({ nodes: [], edges: [] }, 's3')).toMatchObject({
      verdict: 'blocked',
      blockedBy: 'workspace',
    });
  });
});

describe('trace, from a user', () => {
  const settings =
    'hello-dev-workspace/databricks_mws_private_access_settings.main';
  const kinds = (topology: Topology) =>
    ask(topology, 'control-plane', 'user').hops.map(hop => hop.kind);

  it('comes over the internet unless public access is off', () => {
    expect(kinds(of({}))).toEqual([
      'user',
      'dns',
      'workspace',
      'control-plane',
    ]);
    expect(kinds(of({ backEnd: true }))).toContain('private-access-settings');
    const closed = of({ backEnd: true, publicAccess: false });
    expect(ask(closed, 'control-plane', 'user').blockedBy).toBe(settings);
  });

  it('comes through the front-end endpoint, where clients may', () => {
    const shape: SecuredShape = {
      backEnd: true,
      frontEnd: ['10.8.0.0/16'],
      publicAccess: false,
      level: 'ENDPOINT',
    };
    expect(kinds(of(shape))).toEqual([
      'user',
      'dns',
      'hosted-zone',
      'security-group',
      'vpc-endpoint',
      'registered-endpoint',
      'private-access-settings',
      'workspace',
      'control-plane',
    ]);
    const blockedBy = (change: Parameters<typeof after>[1]) =>
      ask(after(shape, change), 'control-plane', 'user').blockedBy;
    expect(
      blockedBy(stacks => {
        delete resources(stacks, 'base', 'aws_vpc_security_group_ingress_rule')
          .client_0;
      }),
    ).toBe(at('aws_security_group.front_end'));
    expect(
      blockedBy(stacks => {
        delete resources(stacks, 'base', 'aws_route53_record').front_end;
      }),
    ).toBe('*.cloud.databricks.com');
    expect(
      blockedBy(stacks => {
        resources(
          stacks,
          'workspace',
          'databricks_mws_private_access_settings',
        ).main.allowed_vpc_endpoint_ids = [];
      }),
    ).toBe(settings);
  });

  it('falls back to the internet where public access is on', () => {
    const topology = after(
      { backEnd: true, frontEnd: ['10.8.0.0/16'] },
      stacks => {
        delete resources(stacks, 'base', 'aws_route53_record').front_end;
      },
    );
    expect(kinds(topology)).not.toContain('vpc-endpoint');
    expect(ask(topology, 'control-plane', 'user').verdict).toBe('allowed');
  });

  it('heeds IP access lists that are switched on', () => {
    const lists = (allow: string[], block: string[]) =>
      of({ accessLists: { allow, block } });
    const blockedBy = (topology: Topology) =>
      ask(topology, 'control-plane', 'user').blockedBy;
    expect(blockedBy(lists(['203.0.113.0/24'], ['203.0.113.7']))).toBe(
      undefined,
    );
    expect(blockedBy(lists([], ['203.0.113.7']))).toBe(undefined);
    expect(blockedBy(lists(['203.0.113.7'], ['203.0.113.0/24']))).toBe(
      'hello-dev-data/databricks_ip_access_list.allow',
    );
    const off = after(
      { accessLists: { allow: ['203.0.113.7'], block: ['203.0.113.0/24'] } },
      stacks => {
        delete resources(stacks, 'data', 'databricks_workspace_conf').main;
      },
    );
    expect(blockedBy(off)).toBe(undefined);
  });

  it('does not lead people to what only compute asks for', () => {
    expect(ask(of({}), 's3', 'user')).toMatchObject({
      verdict: 'blocked',
      blockedBy: 'user',
    });
  });
});
