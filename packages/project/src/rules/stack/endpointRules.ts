import { regions } from '../../data/regions';
import { plainText } from '../reading/plainText';
import { workspaceNetworks } from '../reading/workspaceNetworks';
import type { StackRule } from '../StackRule';
import { allOf, forEachData, forEachResource } from './forEach';

/** Endpoints, of AWS services and of PrivateLink. */
export const endpointRules: readonly StackRule[] = [
  {
    id: 'network.shared-endpoint-policy',
    title: 'An endpoint policy in a VPC that others may share',
    severity: 'warning',
    reason:
      'A policy on an endpoint holds for everybody in the VPC: what it does not list stops working for the other tenants.',
    source:
      'databricks/terraform-databricks-sra issue 189; Amazon VPC user guide, "Control access to VPC endpoints using endpoint policies", 2026',
    fix: 'Use endpoint policies only in a VPC that the project makes.',
    check: allOf(
      forEachResource(['aws_vpc_endpoint'], ({ attributes }, stack) =>
        attributes.policy !== undefined &&
        !stack
          .referred(attributes.vpc_id)
          .some(({ address }) => address.startsWith('aws_vpc.'))
          ? 'it has a policy, and its VPC is not made here'
          : undefined,
      ),
      forEachResource(['aws_vpc_endpoint_policy'], ({ attributes }, stack) =>
        stack
          .referred(attributes.vpc_endpoint_id)
          .some(
            endpoint =>
              endpoint.address.startsWith('aws_vpc_endpoint.') &&
              stack
                .referred(endpoint.attributes.vpc_id)
                .some(({ address }) => address.startsWith('aws_vpc.')),
          )
          ? undefined
          : 'its endpoint is not in a VPC that is made here',
      ),
    ),
  },
  {
    id: 'network.endpoint-policy-cuts-off',
    title:
      'An endpoint policy that does not know what an instance profile uses',
    severity: 'warning',
    reason:
      'The policy lists buckets by name, and nobody here knows those of a role that exists already: nodes are refused by every bucket of the region that it does not list.',
    source: 'databricks/terraform-databricks-sra issue 43 and issue 109',
    fix: 'Declare the instance profile with its buckets, or leave endpointPolicies off.',
    check: forEachData(['aws_iam_instance_profile'], (_, stack) =>
      stack
        .resources('aws_vpc_endpoint')
        .some(
          ({ attributes }) =>
            attributes.policy !== undefined &&
            plainText(attributes.service_name).endsWith('.s3'),
        )
        ? 'the S3 endpoint has a policy, and what this instance profile uses is not known to it'
        : undefined,
    ),
  },
  {
    id: 'network.unknown-endpoint-service',
    title: 'An endpoint service that Databricks does not list',
    severity: 'warning',
    reason:
      'Databricks publishes the endpoint services of each region; an endpoint to another one is out of date or leads elsewhere.',
    source:
      'Databricks documentation, "PrivateLink VPC endpoint services", as in the dated region table, 2026-08',
    fix: 'Use the service names of the region.',
    check: forEachResource(
      ['aws_vpc_endpoint'],
      ({ attributes: { service_name: service } }) => {
        const region = /^com\.amazonaws\.vpce\.([a-z0-9-]+)\.vpce-svc-/.exec(
          plainText(service),
        )?.[1];
        if (region === undefined || !Object.hasOwn(regions, region)) {
          return undefined;
        }
        return Object.values(regions[region].privateLink ?? {}).some(
          known => known === service,
        )
          ? undefined
          : `${plainText(
              service,
            )} is none of the services that are known for ${region}`;
      },
    ),
  },
  {
    id: 'network.half-private-link',
    title: 'PrivateLink with one of its two ends',
    severity: 'error',
    reason:
      'Back-end PrivateLink needs the endpoint of the workspace and that of the relay; with one of them clusters do not start.',
    source:
      'Databricks documentation, "Enable private connectivity": back-end connection, 2026',
    fix: 'Register both endpoints and name both in the network: rest_api and dataplane_relay.',
    check: context =>
      Object.entries(context.project.spec.environments ?? {}).flatMap(
        ([environment, { privateLink }]) =>
          workspaceNetworks(context.reader, context.reader.of(environment))
            .map(({ block, restApi, relay }) => {
              const { stack, address: resource } = block;
              const place = { environment, stack, resource };
              if (restApi && relay) return undefined;
              if (restApi || relay) {
                return {
                  ...place,
                  message: `the network names no ${
                    restApi ? 'dataplane_relay' : 'rest_api'
                  } endpoint`,
                };
              }
              return privateLink.backEnd
                ? {
                    ...place,
                    message:
                      'privateLink.backEnd is on, and the network names no endpoints',
                  }
                : undefined;
            })
            .flatMap(hit => hit ?? []),
      ),
  },
];
