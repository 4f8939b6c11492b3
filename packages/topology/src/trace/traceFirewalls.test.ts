import { observedAnswers } from '../__testUtils__/observedAnswers';
import { securedStacks } from '../__fixtures__/securedStacks';
import { Ec2RegionAnswers, Ec2Route } from '../observed/Ec2RegionAnswers';
import { topologyFromEc2 } from '../topologyFromEc2';
import { topologyHealth } from '../topologyHealth';
import { trace } from './trace';
import { TraceQuery } from './TraceResult';

const answers = observedAnswers(
  securedStacks({ zones: ['us-west-2a', 'us-west-2b'], egress: 'single-nat' }),
);
const [region] = answers.regions;
const vpcId = region.vpcs?.[0].VpcId;
const [nat] = region.natGateways ?? [];
const igw = region.internetGateways?.[0].InternetGatewayId;

const isDefault = (route: Ec2Route) =>
  route.DestinationCidrBlock === '0.0.0.0/0';
const toNat: Ec2Route = {
  DestinationCidrBlock: '0.0.0.0/0',
  NatGatewayId: nat.NatGatewayId,
  State: 'active',
};
const toInternet: Ec2Route = {
  DestinationCidrBlock: '0.0.0.0/0',
  GatewayId: igw,
  State: 'active',
};
const toFirewall: Ec2Route = {
  DestinationCidrBlock: '0.0.0.0/0',
  GatewayId: 'vpce-0fire',
  State: 'active',
};

/** The route tables with other default routes to NAT or internet gateways. */
function routed(change: {
  nat?: Ec2Route;
  internet?: Ec2Route;
}): Ec2RegionAnswers['routeTables'] {
  return region.routeTables?.map(table => ({
    ...table,
    Routes: table.Routes?.map(route => {
      if (!isDefault(route)) return route;
      return (
        (route.NatGatewayId === undefined ? change.internet : change.nat) ??
        route
      );
    }),
  }));
}

/** The region with a firewall in a subnet of its own, which sends on what it lets through. */
function withFirewall(
  change: { nat?: Ec2Route; internet?: Ec2Route },
  on: Ec2Route,
  state = 'available',
): Partial<Ec2RegionAnswers> {
  return {
    subnets: [
      ...(region.subnets ?? []),
      {
        SubnetId: 'subnet-0fire',
        VpcId: vpcId,
        OwnerId: region.accountId,
        AvailabilityZone: 'us-west-2a',
        CidrBlock: '10.0.3.128/28',
      },
    ],
    vpcEndpoints: [
      // Without the gateway endpoint, S3 is behind the firewall as well.
      ...(region.vpcEndpoints ?? []).filter(
        ({ VpcEndpointType }) => VpcEndpointType !== 'Gateway',
      ),
      {
        VpcEndpointId: 'vpce-0fire',
        VpcId: vpcId,
        VpcEndpointType: 'GatewayLoadBalancer',
        ServiceName: 'com.amazonaws.vpce.us-west-2.vpce-svc-0f12e',
        State: state,
        SubnetIds: ['subnet-0fire'],
      },
    ],
    routeTables: [
      ...(routed(change) ?? []).map(table => ({
        ...table,
        Routes: table.Routes?.filter(
          ({ DestinationPrefixListId }) => !DestinationPrefixListId,
        ),
      })),
      {
        RouteTableId: 'rtb-0fire',
        VpcId: vpcId,
        OwnerId: region.accountId,
        Associations: [{ SubnetId: 'subnet-0fire' }],
        Routes: [on],
      },
    ],
  };
}

function graphOf(change: Partial<Ec2RegionAnswers>) {
  return topologyFromEc2({ ...answers, regions: [{ ...region, ...change }] });
}

function follow(change: Partial<Ec2RegionAnswers>, to: TraceQuery['to']) {
  const { hops, verdict } = trace(graphOf(change), { from: 'cluster', to });
  return { verdict, reasons: hops.map(({ reason }) => reason) };
}

function unreachable(change: Partial<Ec2RegionAnswers>) {
  return topologyHealth(graphOf(change), answers.databricks).filter(
    ({ rule }) => rule === 'unreachable',
  );
}

/** What is wrong with the region changed like this, and was not before. */
function newFindings(change: Partial<Ec2RegionAnswers>) {
  const known = topologyHealth(graphOf({}), answers.databricks);
  return topologyHealth(graphOf(change), answers.databricks).filter(({ id }) =>
    known.every(item => item.id !== id),
  );
}

const FIREWALL = expect.stringMatching(
  /^Hands it to a firewall, whose rules are not read, and on from subnet subnet-0fire/,
);

describe('trace, past firewalls and what is not read', () => {
  it.each([
    ['before the NAT gateway', withFirewall({ nat: toFirewall }, toNat)],
    [
      'behind the NAT gateway',
      withFirewall({ internet: toFirewall }, toInternet),
    ],
  ])('goes through a firewall %s', (_, change) => {
    for (const to of ['pypi', 's3'] as const) {
      const { reasons, verdict } = follow(change, to);
      expect(verdict).toBe('allowed');
      expect(reasons).toContainEqual(FIREWALL);
      // Not an endpoint of S3, though a route leads to an endpoint.
      expect(reasons.join()).not.toMatch(/Gateway endpoint of S3/);
    }
    expect(unreachable(change)).toEqual([]);
  });

  it.each([
    [
      'that sends on to an internet gateway, which takes no private address',
      withFirewall({ nat: toFirewall }, toInternet),
      /nodes have no public address/,
    ],
    [
      'that is not available',
      withFirewall({ nat: toFirewall }, toNat, 'failed'),
      /Endpoint .* is failed, not available/,
    ],
    [
      'that leads back to itself',
      withFirewall({ nat: toFirewall }, toFirewall),
      /lead back to where it came from/,
    ],
    [
      'without a way on from behind the NAT gateway',
      withFirewall(
        { internet: toFirewall },
        { ...toInternet, DestinationCidrBlock: '192.0.2.0/24' },
      ),
      /Subnet subnet-0fire of the firewall has no route to an internet gateway/,
    ],
  ])('stops at a firewall %s', (_, change, reason) => {
    const { reasons, verdict } = follow(change, 'pypi');
    expect(verdict).toBe('blocked');
    expect(reasons.at(-1)).toMatch(reason);
    expect(unreachable(change)).not.toEqual([]);
  });

  it.each<[string, Ec2Route]>([
    ['a machine', { NetworkInterfaceId: 'eni-0123' }],
    ['a virtual private gateway', { GatewayId: 'vgw-0123' }],
    [
      'a core network',
      { CoreNetworkArn: 'arn:aws:networkmanager::1:core-network/c' },
    ],
  ])('does not know where a route to %s leads', (what, target) => {
    const change = {
      routeTables: routed({
        nat: { ...target, DestinationCidrBlock: '0.0.0.0/0', State: 'active' },
      }),
    };
    const { reasons, verdict } = follow(change, 'pypi');
    expect(verdict).toBe('unknown');
    expect(reasons.join()).toMatch(`leads to ${what}; where it goes`);
    expect(unreachable(change)).toEqual([]);
  });

  it('does not know of a NAT gateway that was not read, and does of one that is gone', () => {
    const lost = { natGateways: [] };
    expect(follow(lost, 'pypi')).toMatchObject({ verdict: 'blocked' });
    const unread = {
      natGateways: undefined,
      errors: [
        { action: 'ec2:DescribeNatGateways', message: 'UnauthorizedOperation' },
      ],
    };
    expect(follow(unread, 'pypi')).toMatchObject({
      verdict: 'unknown',
      reasons: expect.arrayContaining([
        expect.stringMatching(/was not read \(ec2:DescribeNatGateways\)$/),
      ]),
    });
  });

  it('leaves through a NAT gateway that is in every zone and in no subnet', () => {
    const regional = {
      natGateways: [
        { ...nat, SubnetId: undefined, AvailabilityMode: 'regional' },
      ],
    };
    expect(follow(regional, 'pypi').verdict).toBe('allowed');
    expect(unreachable(regional)).toEqual([]);
    const alone = { ...regional, internetGateways: [] };
    expect(follow(alone, 'pypi')).toMatchObject({
      verdict: 'blocked',
      reasons: expect.arrayContaining([
        'The VPC of the NAT gateway has no internet gateway',
      ]),
    });
  });

  it('stops at the network ACL of the subnet that a NAT gateway is in', () => {
    const deny = (egress: boolean, cidr: string) => ({
      networkAcls: [
        ...(region.networkAcls ?? []).map(acl => ({
          ...acl,
          Associations: acl.Associations?.filter(
            ({ SubnetId }) => SubnetId !== nat.SubnetId,
          ),
        })),
        {
          NetworkAclId: 'acl-0nat',
          VpcId: vpcId,
          Associations: [{ SubnetId: nat.SubnetId }],
          Entries: [
            {
              Egress: egress,
              RuleNumber: 50,
              RuleAction: 'deny',
              Protocol: '6',
              CidrBlock: cidr,
              PortRange: { From: 443, To: 443 },
            },
            ...[true, false].map(Egress => ({
              Egress,
              RuleNumber: 100,
              RuleAction: 'allow',
              Protocol: '-1',
              CidrBlock: '0.0.0.0/0',
            })),
          ],
        },
      ],
    });
    for (const change of [deny(true, '0.0.0.0/0'), deny(false, '10.0.0.0/8')]) {
      const { reasons, verdict } = follow(change, 'control-plane');
      expect(verdict).toBe('blocked');
      expect(reasons.at(-1)).toMatch(/rule 50 deny tcp 443/);
      // No workspace is in that subnet, so nothing else tells it.
      expect(unreachable(change)).not.toEqual([]);
    }
    expect(follow(deny(false, '192.0.2.0/24'), 'pypi').verdict).toBe('allowed');
  });

  it('does not call unreachable what a transit gateway of another account may lead to', () => {
    const change: Partial<Ec2RegionAnswers> = {
      natGateways: [],
      routeTables: routed({
        nat: {
          DestinationCidrBlock: '0.0.0.0/0',
          TransitGatewayId: 'tgw-1',
          State: 'active',
        },
      }),
      transitGatewayVpcAttachments: [
        {
          TransitGatewayAttachmentId: 'tgw-attach-1',
          TransitGatewayId: 'tgw-1',
          TransitGatewayOwnerId: '100000000099',
          VpcId: vpcId,
          SubnetIds: region.subnets?.map(item => item.SubnetId ?? ''),
        },
      ],
    };
    expect(follow(change, 'control-plane').verdict).toBe('unknown');
    expect(unreachable(change)).toEqual([]);
  });

  it('does not know whether a hosted zone leads to endpoints without private DNS', () => {
    const linked = observedAnswers(
      securedStacks({
        zones: ['us-west-2a', 'us-west-2b'],
        egress: 'isolated',
        backEnd: true,
      }),
    );
    const ask = (change: Partial<Ec2RegionAnswers>) => {
      const [own] = linked.regions;
      const graph = topologyFromEc2({
        ...linked,
        regions: [
          {
            ...own,
            vpcEndpoints: own.vpcEndpoints?.map(item => ({
              ...item,
              PrivateDnsEnabled: false,
            })),
            ...change,
          },
        ],
      });
      const { hops, verdict } = trace(graph, { from: 'cluster', to: 'relay' });
      const errors = topologyHealth(graph, linked.databricks).filter(
        ({ rule }) => rule === 'unreachable',
      );
      return {
        verdict,
        reasons: hops.map(({ reason }) => reason).join(),
        errors: errors.length,
      };
    };
    expect(ask({})).toEqual({
      verdict: 'unknown',
      reasons: expect.stringMatching(
        /no private DNS; whether a private hosted zone leads to it is not looked for\. Without it: /,
      ),
      errors: 0,
    });
    // Not even then would it be reached.
    const closed = linked.regions[0].vpcEndpoints?.map(item => ({
      ...item,
      PrivateDnsEnabled: false,
      State: 'pendingAcceptance',
    }));
    expect(ask({ vpcEndpoints: closed })).toMatchObject({ verdict: 'blocked' });
    // Zones answer nobody without it.
    const off = linked.regions[0].vpcAttributes?.map(item => ({
      ...item,
      EnableDnsHostnames: { Value: false },
    }));
    expect(ask({ vpcAttributes: off })).toMatchObject({ verdict: 'blocked' });
  });

  it('does not know the subnets of a workspace in a network that Databricks made', () => {
    const [account] = answers.databricks;
    const graph = topologyFromEc2({
      ...answers,
      databricks: [
        {
          ...account,
          workspaces: account.workspaces?.map(item => ({
            ...item,
            network_id: undefined,
          })),
        },
      ],
    });
    const { hops, verdict } = trace(graph, { from: 'cluster', to: 's3' });
    expect(verdict).toBe('unknown');
    expect(hops[0].reason).toMatch(/its network is one that Databricks made/);
  });

  describe('with prefix lists of a customer', () => {
    const listed: Partial<Ec2RegionAnswers> = {
      prefixLists: [
        ...(region.prefixLists ?? []),
        { PrefixListId: 'pl-0corp', PrefixListName: 'corporate' },
      ],
    };

    it('does not know what rules by them let through', () => {
      const change: Partial<Ec2RegionAnswers> = {
        ...listed,
        securityGroupRules: region.securityGroupRules?.map(rule =>
          rule.IsEgress && rule.CidrIpv4 === '0.0.0.0/0'
            ? { ...rule, CidrIpv4: undefined, PrefixListId: 'pl-0corp' }
            : rule,
        ),
      };
      const { reasons, verdict } = follow(change, 'pypi');
      expect(verdict).toBe('unknown');
      expect(reasons.join()).toMatch(
        /Whether rule \S+.* to corporate lets TCP 443 out to PyPI is not known/,
      );
      expect(newFindings(change)).toEqual([]);
      // One for other ports is no doubt.
      expect(
        follow(
          {
            ...change,
            securityGroupRules: change.securityGroupRules?.map(rule =>
              rule.PrefixListId === 'pl-0corp'
                ? { ...rule, IpProtocol: 'tcp', FromPort: 22, ToPort: 22 }
                : rule,
            ),
          },
          'pypi',
        ).verdict,
      ).toBe('blocked');
    });

    it('does not know where routes by them lead', () => {
      const withRoute = (route: Ec2Route) => ({
        ...listed,
        routeTables: region.routeTables?.map(table => ({
          ...table,
          Routes: [...(table.Routes ?? []), route],
        })),
      });
      const route = {
        DestinationPrefixListId: 'pl-0corp',
        TransitGatewayId: 'tgw-1',
        State: 'active',
      };
      const to = { address: '10.77.0.0/24' };
      expect(follow({}, to).verdict).toBe('blocked');
      expect(follow(withRoute(route), to)).toMatchObject({
        verdict: 'unknown',
        reasons: expect.arrayContaining([
          'Whether route corporate to tgw-1 is for 10.77.0.0/24 is not known: what is in its prefix list is not read',
        ]),
      });
      expect(
        follow(withRoute({ ...route, State: 'blackhole' }), to).verdict,
      ).toBe('blocked');
    });
  });

  describe('in a VPC that another account shares', () => {
    const OWNER = '100000000098';
    const owned = <T extends { OwnerId?: string }>(list: T[] | undefined) =>
      list?.map(item => ({ ...item, OwnerId: OWNER }));
    /** What AWS tells who shares the subnets of another account. */
    const participant: Partial<Ec2RegionAnswers> = {
      vpcs: owned(region.vpcs),
      subnets: owned(region.subnets),
      routeTables: owned(region.routeTables),
      networkAcls: owned(region.networkAcls),
      natGateways: [],
      internetGateways: [],
      vpcEndpoints: [],
      flowLogs: [],
    };

    it('finds nothing wrong in what its owner alone is told', () => {
      const graph = graphOf(participant);
      expect(newFindings(participant)).toEqual([]);
      expect(graph.errors).toContainEqual(
        expect.objectContaining({
          accountId: OWNER,
          region: 'us-west-2',
          action: 'ec2:DescribeNatGateways',
        }),
      );
      const { reasons, verdict } = follow(participant, 'pypi');
      expect(verdict).toBe('unknown');
      expect(reasons.join()).toMatch(/not read \(ec2:DescribeNatGateways\)/);
    });

    it('still finds rules that are missing', () => {
      const graph = graphOf({
        ...participant,
        securityGroupRules: region.securityGroupRules?.filter(
          ({ IsEgress }) => !IsEgress,
        ),
      });
      expect(
        topologyHealth(graph, answers.databricks).map(({ rule }) => rule),
      ).toContain('rule-missing');
    });

    it('is known where its owner is read as well', () => {
      const graph = topologyFromEc2({
        ...answers,
        regions: [
          { ...region, ...participant },
          {
            ...region,
            accountId: OWNER,
            vpcs: owned(region.vpcs),
            subnets: owned(region.subnets),
            routeTables: owned(region.routeTables),
            networkAcls: owned(region.networkAcls),
            securityGroups: [],
            securityGroupRules: [],
          },
        ],
      });
      expect(graph.errors).toEqual([]);
      expect(trace(graph, { from: 'cluster', to: 'pypi' }).verdict).toBe(
        'allowed',
      );
    });

    it('does not take PrivateLink that its owner keeps for missing', () => {
      const linked = observedAnswers(
        securedStacks({
          zones: ['us-west-2a', 'us-west-2b'],
          egress: 'isolated',
          backEnd: true,
        }),
      );
      const [own] = linked.regions;
      const graph = topologyFromEc2({
        ...linked,
        regions: [
          {
            ...own,
            ...participant,
            vpcs: owned(own.vpcs),
            subnets: owned(own.subnets),
            routeTables: owned(own.routeTables),
            networkAcls: owned(own.networkAcls),
          },
        ],
      });
      const { hops, verdict } = trace(graph, { from: 'cluster', to: 'relay' });
      expect(verdict).toBe('unknown');
      expect(hops.map(({ reason }) => reason).join()).toMatch(
        /the endpoint itself was not read/,
      );
      expect(
        topologyHealth(graph, linked.databricks).filter(
          ({ severity }) => severity === 'error',
        ),
      ).toEqual([]);
    });
  });
});
