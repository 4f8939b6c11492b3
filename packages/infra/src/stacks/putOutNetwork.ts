import { Environment } from '@lakeport/project';
import { ProjectStack } from '../framework/ProjectStack';
import { listsNatAddresses } from '../network/listsNatAddresses';
import { WorkspaceNetwork } from '../network/WorkspaceNetwork';
import { BaseOutputs } from './BaseOutputs';

/** Puts out what a workspace needs of its network, each thing if it is there. */
export function putOutNetwork(
  stack: ProjectStack,
  environment: Environment,
  network: WorkspaceNetwork,
): Partial<BaseOutputs> {
  const {
    frontEndEndpointId,
    natAddresses,
    onPremisesName,
    relayEndpointId,
    workspaceEndpointId,
  } = network;
  return {
    vpcId: stack.putOut('vpc_id', network.vpcId, 'VPC of the workspace'),
    privateSubnetIds: stack.putOut(
      'private_subnet_ids',
      network.privateSubnetIds,
      'Subnets of cluster nodes, one a zone',
    ),
    workspaceSecurityGroupIds: stack.putOut(
      'workspace_security_group_ids',
      network.securityGroupIds,
      'Security groups of cluster nodes',
    ),
    ...(natAddresses &&
      listsNatAddresses(environment) && {
        natAddresses: stack.putOut(
          'nat_addresses',
          natAddresses,
          'Public addresses that compute comes from',
        ),
      }),
    ...(workspaceEndpointId && {
      workspaceEndpointId: stack.putOut(
        'workspace_endpoint_id',
        workspaceEndpointId,
        'Endpoint that compute reaches the control plane through',
      ),
    }),
    ...(relayEndpointId && {
      relayEndpointId: stack.putOut(
        'relay_endpoint_id',
        relayEndpointId,
        'Endpoint that compute reaches the relay through',
      ),
    }),
    ...(frontEndEndpointId && {
      frontEndEndpointId: stack.putOut(
        'front_end_endpoint_id',
        frontEndEndpointId,
        'Endpoint that people reach the workspace through',
      ),
    }),
    ...(onPremisesName && {
      onPremisesName: stack.putOut(
        'on_premises_s3_name',
        onPremisesName,
        'Name of S3 for feeds outside AWS; the bucket (bucket.) takes the place of *.',
      ),
    }),
  };
}
