import { SecuredShape } from '../__fixtures__/securedStacks';
import { after, ask, at, of, resources } from '../__testUtils__/tracedStacks';
import { TerraformJson } from '../TerraformJson';
import { TraceTarget } from './TraceResult';

describe('trace, from a cluster, past what may block it', () => {
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
});
