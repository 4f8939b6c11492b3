import {
  NetworkPlace,
  NetworkResourceNames,
  planAddresses,
  PrivateLink,
  regions,
  Sleep,
} from '@lakeport/project';
import { Construct } from '#constructs';
import { databricksRegionName } from '../policies/databricksRegionName';
import { PolicyDocument } from '../policies/PolicyDocument';
import { FrontEndZone } from './FrontEndZone';
import { securityGroupMatrix } from './securityGroupMatrix';
import { VpcEndpoints, VpcEndpointsProps } from './VpcEndpoints';
import { VpcNetwork } from './VpcNetwork';
import { WorkspaceNetwork } from './WorkspaceNetwork';
import { WorkspaceSecurityGroups } from './WorkspaceSecurityGroups';

/**
 * What a network of an environment is made from.
 *
 * @public
 */
export interface CreatedNetworkProps {
  readonly region: string;
  readonly place: NetworkPlace;
  readonly names: NetworkResourceNames;
  readonly privateLink: PrivateLink;
  /** Given while the network is asleep. */
  readonly sleep?: Pick<Sleep, 'keepAddresses'>;
  readonly endpointPolicies?: VpcEndpointsProps['policies'];
  /** Networks outside AWS whose feeds reach S3, and what may pass then. */
  readonly onPremises?: {
    readonly cidrs: readonly string[];
    readonly policy?: PolicyDocument;
  };
}

/**
 * One network of an environment with its security groups and endpoints. Its
 * parts stand directly in the stack: the first network's addresses carry no
 * number (`network`, `security`, `endpoint`), those of another end with the
 * number of its generation (`network-2`), so that two of them can be there
 * while a workspace moves from one to the other.
 *
 * @throws Error for PrivateLink in a region without it
 * @public
 */
export function createdNetwork(
  scope: Construct,
  props: CreatedNetworkProps,
): WorkspaceNetwork {
  const { names, onPremises, place, privateLink, region, sleep } = props;
  const suffix = place.generation === 1 ? '' : `-${place.generation}`;
  // Endpoints that are registered already lie elsewhere: none is made.
  const ownEndpoints = !privateLink.endpoints;
  const frontEnd = ownEndpoints && privateLink.frontEnd;

  const network = new VpcNetwork(scope, `network${suffix}`, {
    namePrefix: names.vpc,
    addressPlan: planAddresses(place),
    egress: place.egress,
    sleep,
  });
  const groups = new WorkspaceSecurityGroups(scope, `security${suffix}`, {
    vpcId: network.vpcId,
    names: {
      workspace: names.workspaceSecurityGroup,
      endpoints: names.endpointSecurityGroup,
      ...(frontEnd && { 'front-end': `front-end-${names.vpc}` }),
      ...(onPremises && { 'on-premises': `on-premises-${names.vpc}` }),
    },
  });
  const services =
    ownEndpoints && (privateLink.backEnd || frontEnd)
      ? privateLinkServices(region)
      : undefined;
  const endpoints = new VpcEndpoints(scope, `endpoint${suffix}`, {
    namePrefix: names.vpc,
    region,
    vpcId: network.vpcId,
    routeTableIds: network.internalRouteTableIds,
    subnetIds: network.privatelinkSubnets.map(({ id }) => id),
    securityGroupId: groups.endpointSecurityGroupId,
    policies: props.endpointPolicies,
    asleep: sleep !== undefined,
    ...(services && privateLink.backEnd && { backEnd: services }),
    ...(services &&
      groups.frontEndSecurityGroupId && {
        frontEnd: {
          service: services.workspace,
          securityGroupId: groups.frontEndSecurityGroupId,
        },
      }),
    ...(onPremises &&
      groups.onPremisesSecurityGroupId && {
        onPremises: {
          securityGroupId: groups.onPremisesSecurityGroupId,
          policy: onPremises.policy,
        },
      }),
  });
  groups.permit(
    securityGroupMatrix({
      isolated: place.egress === 'isolated',
      ...(privateLink.backEnd && {
        backEnd: ownEndpoints ? 'own-endpoints' : 'registered-endpoints',
      }),
      ...(frontEnd && { frontEnd }),
      onPremises,
    }),
    endpoints.s3PrefixListId,
  );
  if (endpoints.frontEndEndpoint) {
    new FrontEndZone(scope, `front-end-zone${suffix}`, {
      namePrefix: names.vpc,
      vpcId: network.vpcId,
      regionName: regionNameOf(region),
      endpoint: endpoints.frontEndEndpoint,
    });
  }
  return {
    vpcId: network.vpcId,
    privateSubnetIds: network.privateSubnets.map(({ id }) => id),
    securityGroupIds: [groups.workspaceSecurityGroupId],
    workspaceEndpointId: endpoints.workspaceEndpointId,
    relayEndpointId: endpoints.relayEndpointId,
    frontEndEndpointId: endpoints.frontEndEndpoint?.id,
    onPremisesName: endpoints.onPremisesEndpoint?.dnsEntry.get(0).dnsName,
    natAddresses: network.natAddresses,
    parts: {
      cidr: network.cidr,
      privateRouteTableIds: network.privateRouteTableIds,
      natGatewayIds: network.natGatewayIds,
      interfaceEndpointIds: endpoints.interfaceEndpointIds,
      endpointSecurityGroupId: groups.endpointSecurityGroupId,
    },
  };
}

function privateLinkServices(region: string) {
  const services = regions[region]?.privateLink;
  if (!services) {
    throw new Error(
      `Databricks lists no PrivateLink services for ${region}; turn privateLink off or use another region`,
    );
  }
  return services;
}

function regionNameOf(region: string): string {
  const name = databricksRegionName(region);
  if (name === undefined) {
    throw new Error(
      `Databricks publishes no host name for ${region}; turn privateLink.frontEnd off or use another region`,
    );
  }
  return name;
}
