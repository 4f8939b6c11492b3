import { ProjectStack } from '../framework/ProjectStack';
import { NetworkParts } from '../network/WorkspaceNetwork';
import { BaseOutputs } from './BaseOutputs';

/** Puts out what stacks between environments need to know of a network. */
export function putOutNetworkParts(
  stack: ProjectStack,
  parts: NetworkParts,
): Partial<BaseOutputs> {
  return {
    vpcCidr: stack.putOut('vpc_cidr', parts.cidr, 'Addresses of the VPC'),
    privateRouteTableIds: stack.putOut(
      'private_route_table_ids',
      parts.privateRouteTableIds,
      'Route tables of the private subnets',
    ),
    natGatewayIds: stack.putOut(
      'nat_gateway_ids',
      parts.natGatewayIds,
      'NAT gateways, none while the network is asleep',
    ),
    interfaceEndpointIds: stack.putOut(
      'interface_endpoint_ids',
      parts.interfaceEndpointIds,
      'Interface endpoints of the VPC',
    ),
    endpointSecurityGroupId: stack.putOut(
      'endpoint_security_group_id',
      parts.endpointSecurityGroupId,
      'Security group of the interface endpoints',
    ),
  };
}
