import { policy } from '../__testUtils__/policy';
import type { RuleFixture } from '../__testUtils__/ruleFixture';
import { ruleTests } from '../__testUtils__/ruleTests';
import { endpointRules } from './endpointRules';

const VPC = '${aws_vpc.v.id}';
const vpc = {
  aws_vpc: { v: { enable_dns_support: true, enable_dns_hostnames: true } },
};
const backEnd = { privateLink: { backEnd: true, frontEnd: false } };
const service = (name: string) => ({
  base: { aws_vpc_endpoint: { w: { service_name: name } } },
});
const ends = (vpcEndpoints: unknown): RuleFixture => ({
  workspace: {
    databricks_mws_networks: { n: { vpc_endpoints: vpcEndpoints } },
  },
});
const endpointPolicy = policy({ Effect: 'Deny' });

describe('endpointRules', () => {
  it.each(
    ruleTests(endpointRules, {
      'network.shared-endpoint-policy': {
        breaks: [
          [
            {
              base: {
                aws_vpc_endpoint: {
                  s3: { vpc_id: 'vpc-1', policy: endpointPolicy },
                },
              },
            },
            'not made here',
          ],
          [
            {
              base: {
                aws_vpc_endpoint_policy: {
                  s3: { vpc_endpoint_id: '${data.aws_vpc_endpoint.s3.id}' },
                },
              },
              sources: { aws_vpc_endpoint: { s3: {} } },
            },
            'not in a VPC that is made here',
          ],
        ],
        keeps: [
          {
            base: {
              ...vpc,
              aws_vpc_endpoint: { s3: { vpc_id: VPC, policy: endpointPolicy } },
              aws_vpc_endpoint_policy: {
                s3: { vpc_endpoint_id: '${aws_vpc_endpoint.s3.id}' },
              },
            },
          },
          { base: { aws_vpc_endpoint: { s3: { vpc_id: 'vpc-1' } } } },
        ],
      },
      'network.endpoint-policy-cuts-off': {
        breaks: [
          [
            {
              base: {
                ...vpc,
                aws_vpc_endpoint: {
                  s3: {
                    vpc_id: VPC,
                    service_name: 'com.amazonaws.us-west-2.s3',
                    policy: endpointPolicy,
                  },
                },
              },
              sources: { aws_iam_instance_profile: { known: { name: 'k' } } },
            },
            'not known',
          ],
        ],
        keeps: [
          {
            base: {
              ...vpc,
              aws_vpc_endpoint: {
                s3: {
                  vpc_id: VPC,
                  service_name: 'com.amazonaws.us-west-2.s3',
                },
              },
            },
            sources: { aws_iam_instance_profile: { known: { name: 'k' } } },
          },
          {
            base: {
              ...vpc,
              aws_iam_instance_profile: { own: { name: 'k' } },
              aws_vpc_endpoint: {
                s3: {
                  vpc_id: VPC,
                  service_name: 'com.amazonaws.us-west-2.s3',
                  policy: endpointPolicy,
                },
              },
            },
          },
        ],
      },
      'network.unknown-endpoint-service': {
        breaks: [
          [
            service('com.amazonaws.vpce.us-west-2.vpce-svc-0000000000000bad0'),
            'vpce-svc-0000000000000bad0',
          ],
        ],
        keeps: [
          service('com.amazonaws.vpce.us-west-2.vpce-svc-0129f463fcfbc46c5'),
          service('com.amazonaws.us-west-2.sts'),
          service('com.amazonaws.vpce.mars-north-1.vpce-svc-1'),
        ],
      },
      'network.half-private-link': {
        breaks: [
          [
            ends({ rest_api: ['w'], dataplane_relay: [] }),
            'no dataplane_relay',
          ],
          [ends([{ dataplane_relay: ['r'] }]), 'no rest_api'],
          [{ ...ends(undefined), environment: backEnd }, 'names no endpoints'],
        ],
        keeps: [
          {
            ...ends({ rest_api: ['w'], dataplane_relay: ['r'] }),
            environment: backEnd,
          },
          ends(undefined),
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
