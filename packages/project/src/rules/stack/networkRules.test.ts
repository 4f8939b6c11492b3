import { ruleFixture } from '../__testUtils__/ruleFixture';
import type { RuleFixture } from '../__testUtils__/ruleFixture';
import { ruleTests } from '../__testUtils__/ruleTests';
import { networkRules } from './networkRules';

const VPC = '${aws_vpc.v.id}';
const vpc = {
  aws_vpc: { v: { enable_dns_support: true, enable_dns_hostnames: true } },
};
const endpoints = (...services: string[]) => ({
  aws_vpc_endpoint: Object.fromEntries(
    services.map(service => [
      service,
      { vpc_id: VPC, service_name: `com.amazonaws.us-west-2.${service}` },
    ]),
  ),
});
const created = (egress: string, region = 'us-west-2') => ({
  region,
  network: {
    mode: 'create' as const,
    cidr: '10.0.0.0/22',
    availabilityZones: ['us-west-2a', 'us-west-2b'],
    egress,
  },
});
const backEnd = { privateLink: { backEnd: true, frontEnd: false } };
const existing = (...declared: string[]) => ({
  environment: {
    ...backEnd,
    network: {
      mode: 'existing' as const,
      egress: 'isolated',
      endpoints: declared,
    },
  },
});
const nats = (count: number): RuleFixture => ({
  base: {
    ...vpc,
    aws_subnet: {
      a: { vpc_id: VPC, availability_zone: 'us-west-2a' },
      b: { vpc_id: VPC, availability_zone: 'us-west-2b' },
    },
    aws_nat_gateway: Object.fromEntries(
      ['a', 'b']
        .slice(0, count)
        .map(name => [name, { subnet_id: `\${aws_subnet.${name}.id}` }]),
    ),
  },
});
/** Environments `dev` and `qa`, in these subnets of one VPC. */
const inNetworks = (...subnets: string[][]): RuleFixture => ({
  spec: {
    environments: Object.fromEntries(
      subnets.map((subnetIds, index) => [
        ['dev', 'qa'][index],
        {
          ...ruleFixture({}).project.spec.environments.dev,
          network: {
            mode: 'existing' as const,
            egress: 'nat',
            endpoints: [],
            subnetIds,
          },
        },
      ]),
    ),
  },
});

describe('networkRules', () => {
  it.each(
    ruleTests(networkRules, {
      'network.vpc-dns': {
        breaks: [
          [{ base: { aws_vpc: { v: {} } } }, 'enable_dns_hostnames is off'],
          [
            { base: { aws_vpc: { v: { enable_dns_support: false } } } },
            'enable_dns_support and enable_dns_hostnames are off',
          ],
        ],
        keeps: [{ base: vpc }],
      },
      'network.public-addresses': {
        breaks: [
          [
            { base: { aws_subnet: { s: { map_public_ip_on_launch: true } } } },
            'map_public_ip_on_launch',
          ],
        ],
        keeps: [{ base: { aws_subnet: { s: {} } } }],
      },
      'network.nat-single': {
        breaks: [[nats(1), '1 NAT gateway serves 2 zones']],
        keeps: [nats(2), nats(0)],
      },
      'network.no-flow-logs': {
        breaks: [[{ base: vpc }, 'nothing records']],
        keeps: [{ base: { ...vpc, aws_flow_log: { f: { vpc_id: VPC } } } }],
      },
      'network.isolated-without-endpoints': {
        breaks: [
          [
            {
              base: { ...vpc, ...endpoints('s3') },
              environment: { ...created('isolated'), ...backEnd },
            },
            'no endpoint for sts, kinesis-streams',
          ],
          [
            {
              base: { ...vpc, ...endpoints('s3', 'sts', 'kinesis-streams') },
              environment: created('isolated'),
            },
            'privateLink.backEnd is off',
          ],
          [existing('s3'), 'declares no endpoint for sts, kinesis-streams'],
        ],
        keeps: [
          {
            base: { ...vpc, ...endpoints('s3', 'sts', 'kinesis-streams') },
            environment: { ...created('isolated'), ...backEnd },
          },
          {
            base: { ...vpc, ...endpoints('s3') },
            environment: {
              ...created('isolated'),
              ...backEnd,
              sleep: { asleep: true, keepAddresses: false },
            },
          },
          { base: vpc, environment: created('single-nat') },
          existing('s3', 'sts', 'kinesis-streams'),
          // PrivateLink of a workspace that is there cannot be declared.
          {
            environment: {
              ...existing().environment,
              privateLink: { backEnd: false, frontEnd: false },
              workspace: {
                computeMode: 'hybrid',
                legacyAccess: false,
                existing: { id: '1234567890123456' },
              },
            },
          },
        ],
      },
      'network.isolated-other-region': {
        breaks: [
          [{ environment: created('isolated', 'us-west-1') }, 'us-west-2'],
        ],
        keeps: [
          { environment: created('isolated') },
          { environment: created('nat-per-az', 'us-west-1') },
        ],
      },
      'network.nat-to-other-region': {
        breaks: [
          [
            { environment: created('nat-per-az', 'us-west-1') },
            'by way of NAT',
          ],
        ],
        keeps: [
          { environment: created('nat-per-az') },
          { environment: created('isolated', 'us-west-1') },
          { environment: { region: 'us-west-1', network: { mode: 'none' } } },
        ],
      },
      'network.shared-subnets': {
        breaks: [
          [
            inNetworks(['subnet-1', 'subnet-2'], ['subnet-2', 'subnet-3']),
            'environment dev has subnet-2 as well',
          ],
        ],
        keeps: [
          inNetworks(['subnet-1', 'subnet-2'], ['subnet-3', 'subnet-4']),
          { environment: created('nat-per-az') },
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
