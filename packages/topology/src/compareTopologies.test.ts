import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { networkStacks } from './__fixtures__/networkStacks';
import { SecuredShape, securedStacks } from './__fixtures__/securedStacks';
import { anyTopology } from './__testUtils__/anyTopology';
import { observedAnswers } from './__testUtils__/observedAnswers';
import { TopologyComparison } from './compare/TopologyComparison';
import { compareTopologies } from './compareTopologies';
import { Ec2RegionAnswers } from './observed/Ec2RegionAnswers';
import { TerraformJson } from './TerraformJson';
import { topologyFromEc2 } from './topologyFromEc2';
import { topologyFromStacks } from './topologyFromStacks';

const synthesized: Record<string, TerraformJson> = JSON.parse(
  readFileSync(join(__dirname, '__fixtures__', 'synthesized.json'), 'utf8'),
);
const zones = ['us-west-2a', 'us-west-2b'];
const shapes: fc.Arbitrary<SecuredShape> = fc.record({
  zones: fc.constantFrom(zones, [...zones, 'us-west-2c']),
  egress: fc.constantFrom('nat-per-az', 'single-nat', 'isolated', 'asleep'),
  backEnd: fc.boolean(),
  frontEnd: fc.option(fc.constant(['10.8.0.0/16']), { nil: undefined }),
  publicAccess: fc.boolean(),
  level: fc.constantFrom('ACCOUNT', 'ENDPOINT'),
});

function observe(stacks: Record<string, TerraformJson>) {
  return topologyFromEc2(observedAnswers(stacks));
}

/** One environment, of which something in AWS was changed. */
function drifted(
  change: (region: Ec2RegionAnswers) => Partial<Ec2RegionAnswers>,
  shape: SecuredShape = { zones, backEnd: true },
) {
  const stacks = securedStacks(shape);
  const answers = observedAnswers(stacks);
  const [region] = answers.regions;
  return compareTopologies(
    topologyFromStacks(stacks),
    topologyFromEc2({
      ...answers,
      regions: [{ ...region, ...change(region) }],
    }),
  );
}

/** What is not as declared. */
function findings({ nodes, edges }: TopologyComparison) {
  return {
    nodes: nodes.filter(
      ({ status }) => status !== 'same' && status !== 'not-compared',
    ),
    edges: edges.filter(
      ({ status }) => status !== 'same' && status !== 'not-compared',
    ),
  };
}

const SWAPPED = {
  same: 'same',
  differs: 'differs',
  'not-compared': 'not-compared',
  'only-declared': 'only-observed',
  'only-observed': 'only-declared',
} as const;

/** As a set of texts, with sides swapped where asked for. */
function asSet({ nodes, edges }: TopologyComparison, swap: boolean): string[] {
  const sides = (one: unknown, other: unknown) =>
    swap ? [other, one] : [one, other];
  return [
    ...nodes.map(node => [
      swap ? SWAPPED[node.status] : node.status,
      node.kind,
      ...sides(node.declared, node.observed),
      node.reason,
      node.differences?.map(item => [
        item.detail,
        ...sides(item.declared, item.observed),
      ]),
    ]),
    ...edges.map(edge => [
      swap ? SWAPPED[edge.status] : edge.status,
      edge.kind,
      ...sides(edge.declared, edge.observed),
    ]),
  ]
    .map(item => JSON.stringify(item))
    .sort();
}

describe('compareTopologies', () => {
  it('misses nothing in AWS where no region was looked at', () => {
    const stacks = securedStacks({ zones, backEnd: true });
    const { databricks } = observedAnswers(stacks);
    const comparison = compareTopologies(
      topologyFromStacks(stacks),
      topologyFromEc2({ regions: [], databricks }),
    );
    const statusesOf = (kind: string) =>
      comparison.nodes
        .filter(node => node.kind === kind && node.declared)
        .map(({ status }) => status);
    expect(new Set(statusesOf('subnet'))).toEqual(new Set(['not-compared']));
    expect(new Set(statusesOf('vpc'))).toEqual(new Set(['not-compared']));
    expect(statusesOf('workspace')).not.toContain('only-declared');
  });

  it('finds nothing between a graph and itself', () => {
    fc.assert(
      fc.property(anyTopology, graph => {
        const { isSame, nodes } = compareTopologies(graph, graph);
        expect(isSame).toBe(true);
        expect(nodes.map(({ status }) => status)).toEqual(
          nodes.map(() => 'same'),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing between what is declared and what AWS answers of it', () => {
    fc.assert(
      fc.property(shapes, shape => {
        const stacks = securedStacks(shape);
        const comparison = compareTopologies(
          topologyFromStacks(stacks),
          observe(stacks),
        );
        expect(findings(comparison)).toEqual({ nodes: [], edges: [] });
        expect(comparison.isSame).toBe(true);
      }),
      { numRuns: 60 },
    );
    for (const stacks of [networkStacks({ zones }), synthesized]) {
      const comparison = compareTopologies(
        topologyFromStacks(stacks),
        observe(stacks),
      );
      expect(findings(comparison)).toEqual({ nodes: [], edges: [] });
    }
  });

  it('matches everything that AWS can tell of', () => {
    const { nodes } = compareTopologies(
      topologyFromStacks(synthesized),
      observe(synthesized),
    );
    expect([
      ...new Set(
        nodes
          .filter(({ declared, observed }) => declared && !observed)
          .map(({ kind }) => kind),
      ),
    ]).toEqual([
      'hosted-zone',
      'bucket',
      'kms-key',
      'instance-profile',
      'ip-access-list',
      'network-connectivity',
      'network-policy',
    ]);
    expect(nodes.find(({ kind }) => kind === 'kms-key')?.reason).toBe(
      'The other side does not look for it',
    );
  });

  it('says the same of swapped sides', () => {
    fc.assert(
      fc.property(fc.oneof(shapes, shapes), shapes, (shape, other) => {
        const declared = topologyFromStacks(securedStacks(shape));
        const observed = observe(securedStacks(other));
        expect(asSet(compareTopologies(observed, declared), true)).toEqual(
          asSet(compareTopologies(declared, observed), false),
        );
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(anyTopology, anyTopology, (one, other) => {
        expect(asSet(compareTopologies(other, one), true)).toEqual(
          asSet(compareTopologies(one, other), false),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('finds a rule that was added by hand', () => {
    const { nodes, edges } = findings(
      drifted(({ securityGroups, securityGroupRules = [] }) => ({
        securityGroupRules: [
          ...securityGroupRules,
          {
            SecurityGroupRuleId: 'sgr-by-hand',
            GroupId: securityGroups?.find(
              group => group.GroupName === 'hello-dev-workspace',
            )?.GroupId,
            IsEgress: false,
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            CidrIpv4: '0.0.0.0/0',
          },
        ],
      })),
    );
    expect(edges).toEqual([]);
    expect(nodes).toEqual([
      expect.objectContaining({
        status: 'differs',
        kind: 'security-group',
        name: 'hello-dev-workspace',
        differences: [
          { detail: 'ingress', observed: ['tcp 22 from 0.0.0.0/0'] },
        ],
      }),
    ]);
  });

  it('finds a route that leads elsewhere, and the edges of it', () => {
    const { nodes, edges } = findings(
      drifted(({ routeTables, natGateways }) => ({
        routeTables: routeTables?.map(table => ({
          ...table,
          Routes: table.Routes?.map(route =>
            route.NatGatewayId
              ? { ...route, NatGatewayId: natGateways?.[0].NatGatewayId }
              : route,
          ),
        })),
      })),
    );
    expect(nodes).toEqual([
      expect.objectContaining({
        name: 'hello-dev-private_b',
        differences: [
          {
            detail: 'routes',
            declared: ['0.0.0.0/0 to hello-dev-nat-b'],
            observed: ['0.0.0.0/0 to hello-dev-nat-a'],
          },
        ],
      }),
    ]);
    expect(edges.map(({ status, kind }) => [status, kind])).toEqual([
      ['only-declared', 'routes-to'],
      ['only-observed', 'routes-to'],
    ]);
  });

  it('finds what is gone and what nobody declared', () => {
    const { nodes } = findings(
      drifted(({ vpcEndpoints = [], vpcs }) => ({
        vpcEndpoints: [
          ...vpcEndpoints.filter(item => !item.ServiceName?.endsWith('.sts')),
          {
            VpcEndpointId: 'vpce-by-hand',
            VpcId: vpcs?.[0].VpcId,
            ServiceName: 'com.amazonaws.us-west-2.glue',
            VpcEndpointType: 'Interface',
          },
        ],
      })),
    );
    expect(nodes.map(({ status, name }) => [status, name])).toEqual([
      ['only-declared', 'com.amazonaws.us-west-2.sts'],
      ['only-observed', 'com.amazonaws.us-west-2.glue'],
    ]);
  });

  it('finds subnets again that were renamed, by their addresses', () => {
    const comparison = drifted(({ subnets }) => ({
      subnets: subnets?.map(subnet => ({
        ...subnet,
        Tags: [{ Key: 'Name', Value: 'renamed' }],
      })),
    }));
    expect(comparison.isSame).toBe(true);
  });

  it('says what is off in the VPC', () => {
    const { nodes } = findings(
      drifted(({ vpcAttributes, flowLogs, vpcs }) => ({
        vpcAttributes: vpcAttributes?.map(item => ({
          ...item,
          EnableDnsSupport: { Value: false },
        })),
        flowLogs: [...(flowLogs ?? []), { ResourceId: vpcs?.[0].VpcId }],
      })),
    );
    expect(nodes).toEqual([
      expect.objectContaining({
        kind: 'vpc',
        differences: [
          { detail: 'flowLogs', declared: false, observed: true },
          { detail: 'dnsSupport', declared: true, observed: false },
        ],
      }),
    ]);
  });

  it('finds a network ACL that blocks', () => {
    const { nodes } = findings(
      drifted(({ networkAcls }) => ({
        networkAcls: networkAcls?.map(acl => ({ ...acl, Entries: [] })),
      })),
    );
    expect(nodes).toEqual([
      expect.objectContaining({
        status: 'only-observed',
        kind: 'network-acl',
      }),
    ]);
  });

  it.each([
    ['ec2:DescribeRouteTables', 'routeTables', 'route-table'],
    ['ec2:DescribeNatGateways', 'natGateways', 'nat-gateway'],
    ['ec2:DescribeVpcEndpoints', 'vpcEndpoints', 'vpc-endpoint'],
    ['ec2:DescribeSecurityGroups', 'securityGroups', 'security-group'],
    ['ec2:DescribeInternetGateways', 'internetGateways', 'internet-gateway'],
    ['ec2:DescribeManagedPrefixLists', 'prefixLists', undefined],
    ['ec2:DescribeVpcs', 'vpcs', undefined],
    ['ec2:DescribeVpcAttribute', 'vpcAttributes', undefined],
    ['ec2:DescribeSecurityGroupRules', 'securityGroupRules', undefined],
  ])('blames nothing on what %s does not tell', (action, part, kind) => {
    const comparison = drifted(() => ({
      [part]: undefined,
      errors: [{ action, message: 'UnauthorizedOperation' }],
    }));
    const { nodes, edges } = findings(comparison);
    expect(nodes).toEqual([]);
    expect(edges).toEqual([]);
    const reasons = comparison.nodes
      .filter(node => node.kind === kind)
      .map(({ reason }) => reason);
    expect(reasons.includes(`Could not be read: ${action}`)).toBe(
      kind !== undefined,
    );
  });

  it('compares one environment with an estate of many', () => {
    const stacks = securedStacks({ zones, backEnd: true });
    const many = ['0a', '0b', '0c'].map((salt, index) =>
      observedAnswers(
        index ? networkStacks({ zones, vpcName: `other-${index}` }) : stacks,
        { salt, accountId: `10000000000${index + 2}` },
      ),
    );
    const { nodes } = compareTopologies(
      topologyFromStacks(stacks),
      topologyFromEc2({
        regions: many.flatMap(({ regions }) => regions),
        databricks: many[0].databricks,
      }),
    );
    expect(nodes.filter(({ status }) => status === 'only-declared')).toEqual(
      [],
    );
    expect(nodes.filter(({ status }) => status === 'differs')).toEqual([]);
  });

  it('leaves alone the endpoints of a network configuration that is only named', () => {
    const observed = observe(securedStacks({ zones, backEnd: true }));
    const [workspace] = observed.nodes.filter(
      ({ kind }) => kind === 'workspace',
    );
    const declaredAs = (named: object) => ({
      nodes: [
        {
          id: 'x/databricks_mws_workspaces.workspace',
          kind: 'workspace' as const,
          name: workspace.name,
          region: 'us-west-2',
          ...named,
        },
      ],
      edges: [],
    });
    const registered = (named: object) => {
      const { edges, nodes } = compareTopologies(declaredAs(named), observed);
      return [
        nodes.filter(({ kind }) => kind === 'registered-endpoint'),
        edges.filter(({ kind }) => kind === 'connects-through'),
      ].map(list => [...new Set(list.map(({ status }) => status))]);
    };
    expect(registered({ networkConfiguration: 'n' })).toEqual([
      ['not-compared'],
      ['not-compared'],
    ]);
    expect(registered({})).toEqual([['only-observed'], ['only-observed']]);
  });

  it('leaves alone what is in a VPC that is only looked up', () => {
    const stacks = networkStacks({ zones });
    const lookedUp = {
      nodes: [
        {
          id: 'aws/100000000002',
          kind: 'account' as const,
          name: 'AWS account',
        },
        {
          id: 'x/data.aws_vpc.main',
          kind: 'vpc' as const,
          name: 'hello-dev',
          parent: 'aws/100000000002',
          existing: true,
        },
      ],
      edges: [],
    };
    const { nodes, isSame } = compareTopologies(lookedUp, observe(stacks));
    const [vpc] = nodes.filter(({ kind }) => kind === 'vpc');
    expect(vpc.status).toBe('same');
    expect(nodes.find(({ kind }) => kind === 'subnet')).toMatchObject({
      status: 'not-compared',
      reason: 'The other side only looks its VPC up',
    });
    // The workspace is nobody's but what is observed.
    expect(isSame).toBe(false);
  });
});
