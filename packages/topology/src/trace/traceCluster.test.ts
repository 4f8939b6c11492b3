import { SecuredShape } from '../__fixtures__/securedStacks';
import { after, ask, at, of, resources } from '../__testUtils__/tracedStacks';
import { TerraformJson } from '../TerraformJson';
import { Topology } from '../Topology';
import { topologyFromStacks } from '../topologyFromStacks';
import { TraceTarget } from './TraceResult';

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
