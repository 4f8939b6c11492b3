import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { anyTopology } from './__testUtils__/anyTopology';
import {
  ObservedAnswers,
  observedAnswers,
} from './__testUtils__/observedAnswers';
import { HealthFinding, HealthNeeds } from './health/HealthFinding';
import { DatabricksNetworkAnswers } from './observed/DatabricksNetworkAnswers';
import { Ec2RegionAnswers } from './observed/Ec2RegionAnswers';
import { TerraformJson } from './TerraformJson';
import { topologyFromEc2 } from './topologyFromEc2';
import { topologyHealth } from './topologyHealth';

// An environment of the profile maximum-security, as `lakeport synth` wrote it.
const stacks: Record<string, TerraformJson> = JSON.parse(
  readFileSync(join(__dirname, '__fixtures__', 'synthesized.json'), 'utf8'),
);
const answers = observedAnswers(stacks);
const [region] = answers.regions;
const [account] = answers.databricks;

function check(
  changes: {
    ec2?: Partial<Ec2RegionAnswers>;
    databricks?: Partial<DatabricksNetworkAnswers>;
  },
  needs?: HealthNeeds,
): HealthFinding[] {
  const changed: ObservedAnswers = {
    regions: [{ ...region, ...changes.ec2 }],
    databricks: [{ ...account, ...changes.databricks }],
  };
  return topologyHealth(topologyFromEc2(changed), changed.databricks, needs);
}

function briefly(findings: HealthFinding[]) {
  return findings.map(({ rule, severity, message }) => [
    rule,
    severity,
    message,
  ]);
}

function groupId(part: string): string | undefined {
  return region.securityGroups?.find(group =>
    (group.GroupName ?? '').startsWith(part),
  )?.GroupId;
}

/** The rules of a region without those that the filter finds. */
function withoutRules(
  isGone: (
    rule: NonNullable<Ec2RegionAnswers['securityGroupRules']>[0],
  ) => boolean,
) {
  return {
    ec2: {
      securityGroupRules: region.securityGroupRules?.filter(
        rule => !isGone(rule),
      ),
    },
  };
}

describe('topologyHealth', () => {
  it('finds nothing wrong with what lakeport makes', () => {
    expect(check({}, { fips: true })).toEqual([]);
  });

  it("passes Databricks' own words on", () => {
    const [network] = account.networks ?? [];
    const found = check({
      databricks: {
        networks: [
          {
            ...network,
            vpc_status: 'BROKEN',
            error_messages: [
              { error_type: 'subnet', error_message: 'Subnet is too small.' },
            ],
            warning_messages: [
              { warning_type: 'securityGroup', warning_message: 'No egress.' },
            ],
          },
        ],
      },
    });
    expect(found.map(({ source }) => source)).toEqual([
      'databricks',
      'databricks',
    ]);
    expect(briefly(found)).toEqual([
      [
        'network-broken',
        'error',
        'Databricks says of network configuration network, subnet: Subnet is too small.',
      ],
      [
        'network-warned',
        'warning',
        'Databricks says of network configuration network, securityGroup: No egress.',
      ],
    ]);
    const silent = check({
      databricks: { networks: [{ ...network, vpc_status: 'WARNED' }] },
    });
    expect(silent[0].message).toMatch(/its status is WARNED/);
  });

  it('finds what a network configuration names and AWS does not have', () => {
    const gone = account.networks?.[0].subnet_ids?.[0];
    const found = check({
      ec2: {
        subnets: region.subnets?.filter(({ SubnetId }) => SubnetId !== gone),
      },
    });
    expect(briefly(found)).toContainEqual([
      'network-part-gone',
      'error',
      expect.stringContaining(`names ${gone}, which AWS does not have`),
    ]);
    expect(found.map(({ rule }) => rule)).toContain('subnet-zones');
  });

  it.each([
    ['pendingAcceptance', 'error', 'has to accept it'],
    ['rejected', 'error', 'refused it'],
    ['pending', 'warning', 'wait until'],
    ['somethingNew', 'error', 'is somethingNew'],
  ])('finds endpoints that are %s', (State, severity, words) => {
    const found = check({
      ec2: {
        vpcEndpoints: region.vpcEndpoints?.map((endpoint, index) =>
          index ? endpoint : { ...endpoint, State },
        ),
      },
    });
    expect(briefly(found)).toContainEqual([
      'endpoint-unavailable',
      severity,
      expect.stringContaining(words),
    ]);
  });

  it('finds registrations that are rejected, and those of nothing', () => {
    const [first, ...others] = account.vpcEndpoints ?? [];
    expect(
      briefly(
        check({
          databricks: {
            vpcEndpoints: [{ ...first, state: 'rejected' }, ...others],
          },
        }),
      ),
    ).toContainEqual([
      'endpoint-unavailable',
      'error',
      expect.stringMatching(/^Databricks has endpoint .* as rejected/),
    ]);
    const lost = {
      ...first,
      aws_vpc_endpoint_id: 'vpce-lost',
      aws_account_id: region.accountId,
    };
    expect(
      briefly(check({ databricks: { vpcEndpoints: [lost, ...others] } })),
    ).toContainEqual([
      'endpoint-gone',
      'error',
      expect.stringContaining('vpce-lost, which AWS does not have'),
    ]);
    const elsewhere = { ...lost, aws_account_id: '100000000099' };
    expect(
      check({ databricks: { vpcEndpoints: [elsewhere, ...others] } }).map(
        ({ rule }) => rule,
      ),
    ).not.toContain('endpoint-gone');
  });

  it('finds blackholes, and routes to what is not there', () => {
    const lost = region.natGateways?.[0].NatGatewayId;
    const natGateways = region.natGateways?.slice(1);
    const unmarked = check({ ec2: { natGateways } });
    const marked = check({
      ec2: {
        natGateways,
        routeTables: region.routeTables?.map(table => ({
          ...table,
          Routes: table.Routes?.map(route =>
            route.NatGatewayId === lost
              ? { ...route, State: 'blackhole' }
              : route,
          ),
        })),
      },
    });
    for (const found of [unmarked, marked]) {
      expect(briefly(found)).toContainEqual([
        'route-to-nowhere',
        'error',
        expect.stringContaining(`Route 0.0.0.0/0 to ${lost} of`),
      ]);
    }
    expect(
      check({
        ec2: {
          natGateways: undefined,
          errors: [{ action: 'ec2:DescribeNatGateways', message: 'denied' }],
        },
      }),
    ).toEqual([]);
  });

  it('finds NAT gateways that failed', () => {
    const found = check({
      ec2: {
        natGateways: region.natGateways?.map((nat, index) =>
          index
            ? nat
            : { ...nat, State: 'failed', FailureMessage: 'No address left' },
        ),
      },
    });
    expect(briefly(found)).toContainEqual([
      'gateway-unavailable',
      'error',
      expect.stringMatching(/is failed: No address left$/),
    ]);
  });

  it.each([
    ['TCP 6666', 6666, {}, 'error'],
    ['TCP 8443', 8443, {}, 'error'],
    ['TCP 8444', 8444, {}, 'error'],
    ['TCP 8445-8451', 8445, {}, 'warning'],
    ['TCP 2443', 2443, { fips: true }, 'error'],
    ['TCP 443', 443, {}, 'error'],
  ])('finds that %s is missing at both ends', (text, port, needs, severity) => {
    const found = check(
      withoutRules(rule => rule.FromPort === port),
      needs,
    ).filter(({ rule }) => rule === 'rule-missing');
    expect(found.length).toBeGreaterThan(1);
    expect(new Set(found.map(item => item.severity))).toEqual(
      new Set([severity]),
    );
    for (const { message } of found) expect(message).toContain(`lets ${text} `);
    expect(
      found.map(({ message }) => /endpoint .*'s security groups/.test(message)),
    ).toContain(true);
  });

  it('finds that nodes may not talk to each other', () => {
    const own = groupId('workspace');
    const found = check(
      withoutRules(
        rule =>
          rule.GroupId === own && rule.ReferencedGroupInfo?.GroupId === own,
      ),
    );
    expect(found.map(({ id }) => id.split(':').at(-1))).toEqual([
      'tcp-egress-itself',
      'tcp-ingress-itself',
      'udp-egress-itself',
      'udp-ingress-itself',
    ]);
  });

  it('asks for what only some need where it is needed', () => {
    expect(
      check({}, { fips: true, hiveMetastore: true }).map(
        ({ message }) => message,
      ),
    ).toEqual([expect.stringMatching(/lets TCP 3306 out to the metastore/)]);
  });

  it('finds network ACLs that block, once for each reason', () => {
    const found = check({
      ec2: {
        networkAcls: region.networkAcls?.map(acl => ({
          ...acl,
          Entries: [
            {
              Egress: false,
              Protocol: '6',
              RuleAction: 'deny',
              RuleNumber: 10,
              CidrBlock: '0.0.0.0/0',
              PortRange: { From: 0, To: 65535 },
            },
            ...(acl.Entries ?? []),
          ],
        })),
      },
    });
    expect(new Set(found.map(({ rule }) => rule))).toEqual(
      new Set(['network-acl-blocks']),
    );
    expect(found[0].message).toMatch(
      /rule 10 deny tcp 0-65535 from 0\.0\.0\.0/,
    );
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it('finds DNS that is off, and networks without flow logs', () => {
    const found = check({
      ec2: {
        flowLogs: [],
        vpcAttributes: region.vpcAttributes?.map(item => ({
          ...item,
          EnableDnsSupport: { Value: false },
          EnableDnsHostnames: { Value: false },
        })),
      },
    });
    expect(briefly(found)).toEqual(
      expect.arrayContaining([
        ['dns-off', 'error', expect.stringContaining('DNS resolution off')],
        ['dns-off', 'error', expect.stringContaining('DNS hostnames off')],
        ['flow-logs-off', 'info', expect.stringContaining('no flow log')],
      ]),
    );
    expect(found.at(-1)?.severity).toBe('info');
  });

  it('finds subnets that run out, against what is needed', () => {
    const [subnet] = account.networks?.[0].subnet_ids ?? [];
    const found = check({}, { freeAddresses: { [subnet]: 64 } });
    expect(briefly(found)).toEqual([
      [
        'subnet-addresses',
        'warning',
        expect.stringContaining('has 50 free addresses and 64 are needed'),
      ],
    ]);
    expect(found[0].nodes).toEqual([subnet]);
    expect(check({}, { freeAddresses: 51 })).toHaveLength(2);
    const empty = check({
      ec2: {
        subnets: region.subnets?.map(item => ({
          ...item,
          AvailableIpAddressCount: 1,
        })),
      },
    });
    expect(empty.map(({ severity }) => severity)).toEqual(['error', 'error']);
  });

  it('says what needs the addresses, and whether another subnet has them', () => {
    const [first, second] = account.networks?.[0].subnet_ids ?? [];
    const what = 'cluster etl of workspace a may still start 32 nodes';
    const need = { addresses: 64, what };
    const free = (one: number, other: number) => ({
      ec2: {
        subnets: region.subnets?.map(item => ({
          ...item,
          AvailableIpAddressCount: item.SubnetId === first ? one : other,
        })),
      },
    });
    const both = { freeAddresses: { [first]: need, [second]: need } };
    expect(briefly(check(free(50, 63), both))).toEqual([
      [
        'subnet-addresses',
        'warning',
        expect.stringMatching(
          /has (50|63) free addresses and 64 are needed: cluster etl of workspace a may still start 32 nodes, and each node takes two$/,
        ),
      ],
      ['subnet-addresses', 'warning', expect.stringContaining(what)],
    ]);
    expect(briefly(check(free(50, 64), both))).toEqual([
      [
        'subnet-addresses',
        'info',
        expect.stringMatching(/each node takes two; subnet .+ has enough/),
      ],
    ]);
    expect(check(free(1, 64), both)).toMatchObject([{ severity: 'error' }]);
    expect(check(free(64, 64), both)).toEqual([]);
    // Something that asks for nothing more leaves a node to be started.
    const none = { freeAddresses: { [first]: { addresses: 0, what } } };
    expect(check(free(2, 64), none)).toEqual([]);
    expect(check(free(1, 64), none)).toMatchObject([
      {
        severity: 'error',
        message: expect.stringMatching(/2 are needed: each node takes two$/),
      },
    ]);
  });

  it('finds subnets that two workspaces share', () => {
    const [workspace] = account.workspaces ?? [];
    const found = check({
      databricks: {
        workspaces: [
          workspace,
          {
            ...workspace,
            workspace_id: '9007199254740993',
            workspace_name: 'b',
          },
        ],
      },
    });
    expect(briefly(found)).toEqual([
      [
        'subnet-shared',
        'warning',
        expect.stringContaining('shared by workspaces payments-dev, b'),
      ],
      ['subnet-shared', 'warning', expect.anything()],
    ]);
  });

  it('finds subnets of a size or in zones that Databricks does not take', () => {
    const found = check({
      ec2: {
        subnets: region.subnets?.map(subnet => ({
          ...subnet,
          AvailabilityZone: 'us-west-2a',
          CidrBlock: subnet.CidrBlock?.replace(/\/\d+$/, '/28'),
        })),
      },
    });
    expect(briefly(found)).toEqual(
      expect.arrayContaining([
        ['subnet-zones', 'error', expect.stringContaining('two subnets in')],
        ['subnet-size', 'error', expect.stringContaining('is a /28')],
      ]),
    );
  });

  it('finds that clusters do not get out', () => {
    const cut = {
      routeTables: region.routeTables?.map(table => ({
        ...table,
        Routes: table.Routes?.filter(route => route.GatewayId === 'local'),
      })),
    };
    const refused = (part: string, action: string) => ({
      ...cut,
      [part]: undefined,
      errors: [{ action, message: 'UnauthorizedOperation' }],
    });
    const unreachable = expect.stringMatching(
      /^unreachable:databricks\/workspace\/.*:s3$/,
    );
    const idsOf = (ec2: Partial<Ec2RegionAnswers>) =>
      check({ ec2 }).map(({ id }) => id);
    expect(idsOf(cut)).toContainEqual(unreachable);
    // What was not read decides nothing about it, or something.
    expect(idsOf(refused('flowLogs', 'ec2:DescribeFlowLogs'))).toContainEqual(
      unreachable,
    );
    expect(
      idsOf(refused('networkAcls', 'ec2:DescribeNetworkAcls')),
    ).not.toContainEqual(unreachable);
  });

  it('judges nothing that could not be read', () => {
    const parts = Object.keys(region).filter(
      part => !['accountId', 'region'].includes(part),
    );
    for (const part of parts) {
      expect(check({ ec2: { [part]: undefined } })).toEqual([]);
    }
    expect(
      topologyHealth(
        topologyFromEc2({ regions: [], databricks: [{ accountId: 'a' }] }),
        [{ accountId: 'a' }],
      ),
    ).toEqual([]);
  });

  it('says the same of the same network, and never throws', () => {
    fc.assert(
      fc.property(anyTopology, graph => {
        const observed = { ...graph, kinds: [], errors: [] };
        const found = topologyHealth(observed, answers.databricks);
        expect(topologyHealth(observed, answers.databricks)).toEqual(found);
        for (const { message } of found) {
          expect(message).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 200 },
    );
  });
});
