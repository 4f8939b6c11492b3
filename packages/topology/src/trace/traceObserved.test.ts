import fc from 'fast-check';
import { observedAnswers } from '../__testUtils__/observedAnswers';
import { SecuredShape, securedStacks } from '../__fixtures__/securedStacks';
import { Ec2RegionAnswers } from '../observed/Ec2RegionAnswers';
import { topologyFromEc2 } from '../topologyFromEc2';
import { topologyFromStacks } from '../topologyFromStacks';
import { trace } from './trace';
import { TraceTarget, traceTargets } from './TraceResult';

const zones = ['us-west-2a', 'us-west-2b'];

function observed(
  shape: SecuredShape,
  change: (region: Ec2RegionAnswers) => Partial<Ec2RegionAnswers> = () => ({}),
) {
  const answers = observedAnswers(securedStacks({ zones, ...shape }));
  const [region] = answers.regions;
  return topologyFromEc2({
    ...answers,
    regions: [{ ...region, ...change(region) }],
  });
}

function follow(topology: ReturnType<typeof observed>, to: TraceTarget) {
  const { verdict, hops, unread } = trace(topology, { from: 'cluster', to });
  return { verdict, last: hops[hops.length - 1].reason, hops, unread };
}

describe('trace, of an observed network', () => {
  it('gives the verdict and the kinds of hops of what is declared', () => {
    fc.assert(
      fc.property(
        fc.record({
          egress: fc.constantFrom<NonNullable<SecuredShape['egress']>[]>(
            'nat-per-az',
            'single-nat',
            'isolated',
            'asleep',
          ),
          backEnd: fc.boolean(),
          publicAccess: fc.boolean(),
          level: fc.constantFrom<NonNullable<SecuredShape['level']>[]>(
            'ACCOUNT',
            'ENDPOINT',
          ),
        }),
        fc.constantFrom(...traceTargets),
        (shape, to) => {
          const declared = trace(
            topologyFromStacks(securedStacks({ zones, ...shape })),
            { from: 'cluster', to },
          );
          const found = trace(observed(shape), { from: 'cluster', to });
          expect(found.verdict).toBe(declared.verdict);
          // AWS has a network ACL for every subnet, declared or not.
          expect(
            found.hops
              .map(({ kind }) => kind)
              .filter(kind => kind !== 'network-acl'),
          ).toEqual(declared.hops.map(({ kind }) => kind));
          expect(found.unread).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('stops at the network ACL that blocks', () => {
    const graph = observed({}, ({ networkAcls }) => ({
      networkAcls: networkAcls?.map(acl => ({
        ...acl,
        Entries: [
          {
            Egress: true,
            Protocol: '6',
            RuleAction: 'deny',
            RuleNumber: 50,
            CidrBlock: '0.0.0.0/0',
            PortRange: { From: 443, To: 443 },
          },
          ...(acl.Entries ?? []),
        ],
      })),
    }));
    expect(follow(graph, 'internet').last).toMatch(
      /Does not let TCP 443 out to the internet: rule 50 deny tcp 443/,
    );
  });

  it('stops at a blackhole', () => {
    const graph = observed({}, ({ routeTables }) => ({
      natGateways: [],
      routeTables: routeTables?.map(table => ({
        ...table,
        Routes: table.Routes?.map(route =>
          route.NatGatewayId ? { ...route, State: 'blackhole' } : route,
        ),
      })),
    }));
    const { verdict, last } = follow(graph, 'pypi');
    expect(verdict).toBe('blocked');
    expect(last).toMatch(/0\.0\.0\.0\/0 to nat-.* is a blackhole/);
  });

  it('stops at a NAT gateway or endpoint that is not available', () => {
    const nat = observed({}, ({ natGateways }) => ({
      natGateways: natGateways?.map(item => ({ ...item, State: 'failed' })),
    }));
    expect(follow(nat, 'pypi').last).toBe(
      'The NAT gateway is failed, not available',
    );
    const endpoints = observed({ backEnd: true }, ({ vpcEndpoints }) => ({
      vpcEndpoints: vpcEndpoints?.map(item => ({
        ...item,
        State: 'pendingAcceptance',
      })),
    }));
    expect(follow(endpoints, 'relay').last).toBe(
      'Endpoint vpce-svc-relay is pendingAcceptance, not available',
    );
    expect(follow(endpoints, 's3')).toMatchObject({ verdict: 'blocked' });
  });

  it('stops at a registration that Databricks has not as available', () => {
    const answers = observedAnswers(securedStacks({ zones, backEnd: true }));
    const [account] = answers.databricks;
    const graph = topologyFromEc2({
      ...answers,
      databricks: [
        {
          ...account,
          vpcEndpoints: account.vpcEndpoints?.map(item => ({
            ...item,
            state: 'rejected',
          })),
        },
      ],
    });
    expect(follow(graph, 'relay').last).toMatch(/as rejected, not available/);
  });

  it('does not know where a transit gateway leads whose tables were not read', () => {
    const graph = observed({}, ({ routeTables, subnets, vpcs }) => ({
      natGateways: [],
      routeTables: routeTables?.map(table => ({
        ...table,
        Routes: table.Routes?.map(route =>
          route.NatGatewayId
            ? {
                DestinationCidrBlock: '0.0.0.0/0',
                TransitGatewayId: 'tgw-1',
                State: 'active',
              }
            : route,
        ),
      })),
      transitGatewayVpcAttachments: [
        {
          TransitGatewayAttachmentId: 'tgw-attach-1',
          TransitGatewayId: 'tgw-1',
          VpcId: vpcs?.[0].VpcId,
          SubnetIds: subnets?.map(item => item.SubnetId ?? ''),
        },
      ],
    }));
    const { verdict, hops } = follow(graph, 'pypi');
    expect(verdict).toBe('unknown');
    expect(hops.find(({ kind }) => kind === 'transit-gateway')?.reason).toMatch(
      /its route tables are not read$/,
    );
  });

  it('knows that private DNS needs DNS hostnames', () => {
    const graph = observed({ backEnd: true }, ({ vpcAttributes }) => ({
      vpcAttributes: vpcAttributes?.map(item => ({
        ...item,
        EnableDnsHostnames: { Value: false },
      })),
    }));
    const { hops } = follow(graph, 'relay');
    expect(hops.find(({ kind }) => kind === 'dns')?.reason).toMatch(
      /DNS hostnames off/,
    );
  });

  it('takes the second address block of a VPC as local', () => {
    const graph = observed({ backEnd: true }, ({ vpcs }) => ({
      vpcs: vpcs?.map(vpc => ({
        ...vpc,
        CidrBlock: '10.200.0.0/24',
        CidrBlockAssociationSet: [
          { CidrBlock: '10.200.0.0/24' },
          { CidrBlock: '10.0.0.0/22', CidrBlockState: { State: 'associated' } },
        ],
      })),
    }));
    expect(follow(graph, 'relay').verdict).toBe('allowed');
  });

  it('says what could not be read', () => {
    const graph = observed({}, () => ({
      routeTables: undefined,
      errors: [
        { action: 'ec2:DescribeRouteTables', message: 'UnauthorizedOperation' },
      ],
    }));
    expect(follow(graph, 'pypi').unread).toEqual(['ec2:DescribeRouteTables']);
  });

  it('answers for the workspace that is asked for', () => {
    const first = observedAnswers(securedStacks({ zones }));
    const second = observedAnswers(securedStacks({ zones, egress: 'asleep' }), {
      salt: '0b',
    });
    const [account] = second.databricks;
    const graph = topologyFromEc2({
      regions: [...first.regions, ...second.regions],
      databricks: [
        ...first.databricks,
        {
          ...account,
          accountId: 'ffffffff-5e44-4c97-a497-ef015f91254a',
          workspaces: account.workspaces?.map(item => ({
            ...item,
            workspace_id: '9007199254740993',
          })),
        },
      ],
    });
    const ask = (workspace?: string) =>
      trace(graph, { from: 'cluster', to: 'pypi', workspace });
    expect(ask().verdict).toBe('allowed');
    expect(ask('databricks/workspace/9007199254740993').verdict).toBe(
      'blocked',
    );
    expect(ask('databricks/workspace/1')).toMatchObject({
      verdict: 'blocked',
      blockedBy: 'databricks/workspace/1',
    });
  });
});
