import {
  AllocateAddressCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateEgressOnlyInternetGatewayCommand,
  CreateFlowLogsCommand,
  CreateInternetGatewayCommand,
  CreateManagedPrefixListCommand,
  CreateNatGatewayCommand,
  CreateNetworkInterfaceCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTransitGatewayCommand,
  CreateTransitGatewayRouteCommand,
  CreateTransitGatewayVpcAttachmentCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpcPeeringConnectionCommand,
  DescribeTransitGatewayRouteTablesCommand,
  EC2Client,
  ModifyVpcAttributeCommand,
} from '@aws-sdk/client-ec2';

/** What Databricks' endpoint service of us-west-2 is called. */
const SERVICE = 'com.amazonaws.vpce.us-west-2.vpce-svc-0129f463fcfbc46c5';

const idOf = (id: string | undefined): string => {
  if (!id) {
    throw new Error('EC2 gave no id');
  }
  return id;
};

/**
 * A network with something of every part: a VPC as Databricks wants it, and
 * another one that it peers with.
 *
 * @returns ids
 */
export async function makeNetwork(ec2: EC2Client) {
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }),
  );
  const { Vpc: other } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }),
  );
  const VpcId = idOf(Vpc?.VpcId);
  const otherVpc = idOf(other?.VpcId);
  await ec2.send(
    new ModifyVpcAttributeCommand({
      VpcId,
      EnableDnsHostnames: { Value: true },
    }),
  );
  const subnet = async (CidrBlock: string, zone: string) => {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone: zone }),
    );
    return idOf(Subnet?.SubnetId);
  };
  const privateSubnet = await subnet('10.0.0.0/24', 'us-west-2a');
  const publicSubnet = await subnet('10.0.1.0/24', 'us-west-2b');

  const { InternetGateway } = await ec2.send(
    new CreateInternetGatewayCommand({}),
  );
  const internetGateway = idOf(InternetGateway?.InternetGatewayId);
  await ec2.send(
    new AttachInternetGatewayCommand({
      VpcId,
      InternetGatewayId: internetGateway,
    }),
  );
  await ec2.send(new CreateEgressOnlyInternetGatewayCommand({ VpcId }));
  const { AllocationId } = await ec2.send(
    new AllocateAddressCommand({ Domain: 'vpc' }),
  );
  const { NatGateway } = await ec2.send(
    new CreateNatGatewayCommand({ SubnetId: publicSubnet, AllocationId }),
  );
  const natGateway = idOf(NatGateway?.NatGatewayId);

  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const routeTable = idOf(RouteTable?.RouteTableId);
  await ec2.send(
    new AssociateRouteTableCommand({
      RouteTableId: routeTable,
      SubnetId: privateSubnet,
    }),
  );
  await ec2.send(
    new CreateRouteCommand({
      RouteTableId: routeTable,
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: natGateway,
    }),
  );

  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({
      VpcId,
      GroupName: 'workspace',
      Description: 'Workspace',
    }),
  );
  const securityGroup = idOf(GroupId);
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [
        { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: securityGroup }] },
      ],
    }),
  );
  await ec2.send(
    new AuthorizeSecurityGroupEgressCommand({
      GroupId,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          IpRanges: [{ CidrIp: '10.0.0.0/16' }],
        },
      ],
    }),
  );
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId,
      VpcEndpointType: 'Interface',
      ServiceName: SERVICE,
      SubnetIds: [privateSubnet],
      SecurityGroupIds: [securityGroup],
    }),
  );
  await ec2.send(
    new CreateNetworkInterfaceCommand({
      SubnetId: privateSubnet,
      Groups: [securityGroup],
    }),
  );
  const { VpcPeeringConnection: peering } = await ec2.send(
    new CreateVpcPeeringConnectionCommand({ VpcId, PeerVpcId: otherVpc }),
  );
  const { TransitGateway } = await ec2.send(
    new CreateTransitGatewayCommand({}),
  );
  const { TransitGatewayVpcAttachment: attachment } = await ec2.send(
    new CreateTransitGatewayVpcAttachmentCommand({
      VpcId,
      TransitGatewayId: TransitGateway?.TransitGatewayId,
      SubnetIds: [privateSubnet],
    }),
  );
  const { TransitGatewayRouteTables: tables } = await ec2.send(
    new DescribeTransitGatewayRouteTablesCommand({}),
  );
  const TransitGatewayRouteTableId = idOf(
    tables?.[0].TransitGatewayRouteTableId,
  );
  const attachmentId = idOf(attachment?.TransitGatewayAttachmentId);
  await ec2.send(
    new CreateTransitGatewayRouteCommand({
      TransitGatewayRouteTableId,
      DestinationCidrBlock: '10.0.0.0/16',
      TransitGatewayAttachmentId: attachmentId,
    }),
  );
  await ec2.send(
    new CreateTransitGatewayRouteCommand({
      TransitGatewayRouteTableId,
      DestinationCidrBlock: '10.9.0.0/16',
      Blackhole: true,
    }),
  );
  await ec2.send(
    new CreateFlowLogsCommand({
      ResourceType: 'VPC',
      ResourceIds: [VpcId],
      TrafficType: 'ALL',
      LogDestinationType: 'cloud-watch-logs',
      LogGroupName: 'flow-logs',
      DeliverLogsPermissionArn: 'arn:aws:iam::444455556666:role/flow-logs',
    }),
  );
  await ec2.send(
    new CreateManagedPrefixListCommand({
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 5,
    }),
  );
  return {
    vpc: VpcId,
    otherVpc,
    privateSubnet,
    publicSubnet,
    internetGateway,
    natGateway,
    routeTable,
    securityGroup,
    endpoint: idOf(VpcEndpoint?.VpcEndpointId),
    peering: idOf(peering?.VpcPeeringConnectionId),
    transitGateway: idOf(TransitGateway?.TransitGatewayId),
    transitGatewayRouteTable: TransitGatewayRouteTableId,
  };
}
