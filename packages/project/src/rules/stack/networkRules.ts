import type { Block } from '../reading/Block';
import { plainText } from '../reading/plainText';
import type { StackReader } from '../reading/StackReader';
import type { RuleEnvironment } from '../RuleProject';
import type { StackRule } from '../StackRule';
import { allOf, forEachEnvironment, forEachResource } from './forEach';

const VPC = ['aws_vpc'];
const REQUIRED = ['s3', 'sts', 'kinesis-streams'];
/** Where Databricks keeps the artifacts, logs and data sets of a region without its own. */
const SERVED_FROM: Readonly<Record<string, string>> = {
  'us-west-1': 'us-west-2',
};
const SAME_REGION =
  'Amazon VPC user guide, "Gateway endpoints for Amazon S3": same region only, 2026; Databricks Security Reference Architecture, aws/tf/variables.tf, 2026-07';

/** The services that endpoints of a VPC stand for, as `sts` or `s3`. */
function servicesOf(vpc: Block, stack: StackReader): string[] {
  return stack
    .referring('aws_vpc_endpoint', 'vpc_id', vpc)
    .map(({ attributes }) =>
      plainText(attributes.service_name).split('.').slice(3).join('.'),
    );
}

function required({ sleep }: RuleEnvironment): string[] {
  return sleep?.asleep ? REQUIRED.slice(0, 1) : REQUIRED;
}

function isIsolated(environment: RuleEnvironment | undefined): boolean {
  return (
    environment !== undefined &&
    environment.network.mode !== 'none' &&
    environment.network.egress === 'isolated'
  );
}

/** What a workspace's nodes are put in, of a network that somebody else made. */
function placesOf({ network }: RuleEnvironment): readonly string[] {
  return network.mode === 'existing'
    ? [...(network.subnetIds ?? []), ...(network.securityGroupIds ?? [])]
    : [];
}

/** The NAT gateways of a VPC, and the zones that its subnets are in. */
function outlets(vpc: Block, stack: StackReader) {
  const subnets = stack.referring('aws_subnet', 'vpc_id', vpc);
  return {
    gateways: stack
      .resources('aws_nat_gateway')
      .filter(({ attributes }) =>
        stack
          .referred(attributes.subnet_id)
          .some(subnet => subnets.includes(subnet)),
      ),
    zones: new Set(
      subnets
        .map(({ attributes }) =>
          plainText(
            attributes.availability_zone ?? attributes.availability_zone_id,
          ),
        )
        .filter(Boolean),
    ),
  };
}

/** Networks and their ways out. */
export const networkRules: readonly StackRule[] = [
  {
    id: 'network.vpc-dns',
    title: 'A VPC without DNS',
    severity: 'error',
    reason:
      'Private DNS of endpoints and the host names of nodes need both DNS support and DNS host names.',
    source:
      'Databricks documentation, "Configure a customer-managed VPC": DNS, 2026',
    fix: 'Set enable_dns_support and enable_dns_hostnames.',
    check: forEachResource(VPC, ({ attributes }) => {
      const off = [
        ...(attributes.enable_dns_support === false
          ? ['enable_dns_support']
          : []),
        ...(attributes.enable_dns_hostnames === true
          ? []
          : ['enable_dns_hostnames']),
      ];
      return off.length
        ? `${off.join(' and ')} ${off.length > 1 ? 'are' : 'is'} off`
        : undefined;
    }),
  },
  {
    id: 'network.public-addresses',
    title: 'A subnet that gives out public addresses',
    severity: 'warning',
    reason:
      'Secure cluster connectivity needs no public address on a node; one more address is one more way in.',
    source:
      'Databricks documentation, "Secure cluster connectivity", 2026; AWS Foundational Security Best Practices EC2.15',
    fix: 'Leave map_public_ip_on_launch off; NAT gateways have addresses of their own.',
    check: forEachResource(['aws_subnet'], ({ attributes }) =>
      attributes.map_public_ip_on_launch === true
        ? 'map_public_ip_on_launch is on'
        : undefined,
    ),
  },
  {
    id: 'network.nat-single',
    title: 'Fewer NAT gateways than zones',
    severity: 'warning',
    reason:
      'When the zone of a shared NAT gateway fails, nodes of all zones lose the control plane; until then traffic from the other zones is paid for.',
    source:
      'Amazon VPC user guide, "NAT gateways": a gateway in each zone, 2026',
    fix: 'Use egress nat-per-az, or waive this where an outage costs less than the gateways.',
    check: forEachResource(VPC, (vpc, stack) => {
      const { gateways, zones } = outlets(vpc, stack);
      return gateways.length && gateways.length < zones.size
        ? `${gateways.length} NAT ${
            gateways.length === 1 ? 'gateway serves' : 'gateways serve'
          } ${zones.size} zones`
        : undefined;
    }),
  },
  {
    id: 'network.no-flow-logs',
    title: 'A VPC without flow logs',
    severity: 'info',
    reason: 'Without flow logs nobody can say afterwards what nodes talked to.',
    source: 'AWS Foundational Security Best Practices EC2.6, 2026',
    fix: 'Set network.flowLogs.',
    check: forEachResource(VPC, (vpc, stack) =>
      stack.referring('aws_flow_log', 'vpc_id', vpc).length
        ? undefined
        : 'nothing records its traffic',
    ),
  },
  {
    id: 'network.isolated-without-endpoints',
    title: 'An isolated network without the endpoints it needs',
    severity: 'error',
    reason:
      'Without NAT, endpoints are the only way to storage, tokens, logs and the control plane.',
    source:
      'Databricks documentation, "Enable private connectivity": egress without NAT, 2026',
    fix: 'Add endpoints for S3, STS and Kinesis Data Streams and back-end PrivateLink, or use egress by NAT.',
    check: allOf(
      forEachResource(VPC, (vpc, stack, { environment }) => {
        const declared = environment(vpc.environment);
        if (!declared || !isIsolated(declared)) return undefined;
        const services = servicesOf(vpc, stack);
        const missing = required(declared).filter(
          service => !services.includes(service),
        );
        return missing.length
          ? `it has no way out and no endpoint for ${missing.join(', ')}`
          : undefined;
      }),
      forEachEnvironment(environment => {
        const { network, privateLink, workspace } = environment;
        // How the network of a workspace that is there gets out was settled when it
        // was made; of its endpoints a file says no more than can be looked up.
        if (workspace.existing !== undefined) return [];
        const missing =
          network.mode === 'existing' && isIsolated(environment)
            ? required(environment).filter(
                service => !network.endpoints.includes(service),
              )
            : [];
        return [
          ...(missing.length
            ? [
                `the existing network is isolated and declares no endpoint for ${missing.join(
                  ', ',
                )}`,
              ]
            : []),
          ...(isIsolated(environment) && !privateLink.backEnd
            ? [
                'nodes of the isolated network have no way to the control plane: privateLink.backEnd is off',
              ]
            : []),
        ];
      }),
    ),
  },
  {
    id: 'network.isolated-other-region',
    title: 'An isolated network whose region is served from another',
    severity: 'warning',
    reason:
      'Databricks keeps the runtime artifacts, logs and data sets of this region in another one, and a gateway endpoint does not reach there: nodes may not start.',
    source: SAME_REGION,
    fix: 'Use egress by NAT here, or a region with buckets of its own.',
    check: forEachEnvironment(environment => {
      const from = Object.hasOwn(SERVED_FROM, environment.region)
        ? SERVED_FROM[environment.region]
        : undefined;
      return from && isIsolated(environment)
        ? `${environment.region} gets its artifacts from ${from}, which an isolated network does not reach`
        : undefined;
    }),
  },
  {
    id: 'network.nat-to-other-region',
    title: "Databricks' own buckets are reached by NAT",
    severity: 'info',
    reason:
      'Traffic to buckets of another region does not take the free gateway endpoint but the NAT gateway, which is paid for by the gigabyte.',
    source: SAME_REGION,
    fix: 'Expect NAT traffic for runtime artifacts and logs, or use a region with buckets of its own.',
    check: forEachEnvironment(environment => {
      const from = Object.hasOwn(SERVED_FROM, environment.region)
        ? SERVED_FROM[environment.region]
        : undefined;
      return from &&
        environment.network.mode !== 'none' &&
        !isIsolated(environment)
        ? `${environment.region} gets artifacts, logs and data sets from ${from}, by way of NAT`
        : undefined;
    }),
  },
  {
    id: 'network.shared-subnets',
    title: 'Two workspaces in the same subnets',
    severity: 'warning',
    reason:
      'Databricks may refuse a subnet or security group that another network configuration has already, and nodes of both then share addresses and reach each other on every port.',
    source:
      'databricks-sdk-go, service/provisioning, network configurations, 2026-08; Databricks documentation, "Configure a customer-managed VPC", 2026',
    fix: 'Give each environment subnets and security groups of its own; a VPC may be shared.',
    check: forEachEnvironment((environment, _, { project }) => {
      const environments = Object.entries(project.spec.environments ?? {});
      const at = environments.findIndex(([, one]) => one === environment);
      const own = new Set(placesOf(environment));
      return environments.slice(0, at).flatMap(([name, other]) => {
        const shared = placesOf(other).filter(id => own.has(id));
        return shared.length
          ? [`environment ${name} has ${shared.join(', ')} as well`]
          : [];
      });
    }),
  },
];
