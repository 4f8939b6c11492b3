import { attributes, type Ec2Item } from './attributes';
import type { Ec2Region } from './Ec2Region';

export function natGatewayItems(region: Ec2Region): Ec2Item[] {
  return region.all('aws_nat_gateway').map(gateway => {
    const subnet = region.find('aws_subnet', gateway.attributes.subnet_id);
    return {
      natGatewayId: gateway.id,
      subnetId: attributes.text(gateway, 'subnet_id'),
      vpcId: subnet && attributes.text(subnet, 'vpc_id'),
      state: 'available',
      connectivityType: attributes.text(gateway, 'connectivity_type'),
      natGatewayAddressSet: [
        {
          allocationId: attributes.text(gateway, 'allocation_id'),
          associationId: attributes.text(gateway, 'association_id'),
          networkInterfaceId: attributes.text(gateway, 'network_interface_id'),
          privateIp: attributes.text(gateway, 'private_ip'),
          publicIp: attributes.text(gateway, 'public_ip'),
          isPrimary: true,
          status: 'succeeded',
        },
      ],
      tagSet: attributes.tags(gateway),
    };
  });
}

export function internetGatewayItems(region: Ec2Region): Ec2Item[] {
  const attached = region.all('aws_internet_gateway_attachment');
  return region.all('aws_internet_gateway').map(gateway => {
    const vpcId =
      attributes.text(gateway, 'vpc_id') ??
      attached.find(
        ({ attributes: its }) => its.internet_gateway_id === gateway.id,
      )?.attributes.vpc_id;
    return {
      internetGatewayId: gateway.id,
      ownerId: region.accountId,
      attachmentSet: vpcId ? [{ vpcId, state: 'available' }] : [],
      tagSet: attributes.tags(gateway),
    };
  });
}

export function egressOnlyGatewayItems(region: Ec2Region): Ec2Item[] {
  return region.all('aws_egress_only_internet_gateway').map(gateway => ({
    egressOnlyInternetGatewayId: gateway.id,
    attachmentSet: [
      { vpcId: attributes.text(gateway, 'vpc_id'), state: 'attached' },
    ],
    tagSet: attributes.tags(gateway),
  }));
}

export function addressItems(region: Ec2Region): Ec2Item[] {
  const gateways = region.all('aws_nat_gateway');
  return region.all('aws_eip').map(address => {
    const user = gateways.find(
      ({ attributes: its }) => its.allocation_id === address.id,
    );
    return {
      allocationId: address.id,
      associationId: user && attributes.text(user, 'association_id'),
      networkInterfaceId: user && attributes.text(user, 'network_interface_id'),
      publicIp: attributes.text(address, 'public_ip'),
      domain: 'vpc',
      networkBorderGroup: region.region,
      tagSet: attributes.tags(address),
    };
  });
}

export function flowLogItems(region: Ec2Region): Ec2Item[] {
  return region.all('aws_flow_log').map(log => ({
    flowLogId: log.id,
    resourceId: ['vpc_id', 'subnet_id', 'eni_id']
      .map(name => attributes.text(log, name))
      .find(id => id !== undefined),
    flowLogStatus: 'ACTIVE',
    deliverLogsStatus: 'SUCCESS',
    trafficType: attributes.text(log, 'traffic_type'),
    logDestinationType: attributes.text(log, 'log_destination_type'),
    logDestination: attributes.text(log, 'log_destination'),
    maxAggregationInterval: attributes.text(log, 'max_aggregation_interval'),
    tagSet: attributes.tags(log),
  }));
}
