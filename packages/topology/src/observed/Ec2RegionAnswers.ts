/** As in every answer of EC2. @public */
export interface Ec2Tag {
  Key?: string;
  Value?: string;
}

/** Of DescribeVpcs. @public */
export interface Ec2Vpc {
  VpcId?: string;
  OwnerId?: string;
  CidrBlock?: string;
  CidrBlockAssociationSet?: Array<{
    CidrBlock?: string;
    CidrBlockState?: { State?: string };
  }>;
  State?: string;
  Tags?: Ec2Tag[];
}

/**
 * Of DescribeVpcAttribute, which answers one attribute at a time: put together
 * for each VPC. @public
 */
export interface Ec2VpcAttributes {
  VpcId?: string;
  EnableDnsSupport?: { Value?: boolean };
  EnableDnsHostnames?: { Value?: boolean };
}

/** Of DescribeSubnets. @public */
export interface Ec2Subnet {
  SubnetId?: string;
  VpcId?: string;
  OwnerId?: string;
  AvailabilityZone?: string;
  AvailableIpAddressCount?: number;
  CidrBlock?: string;
  Tags?: Ec2Tag[];
}

/** Of DescribeRouteTables. @public */
export interface Ec2Route {
  DestinationCidrBlock?: string;
  DestinationIpv6CidrBlock?: string;
  DestinationPrefixListId?: string;
  /** `local`, `igw-…`, or `vpce-…` of a gateway endpoint. */
  GatewayId?: string;
  NatGatewayId?: string;
  TransitGatewayId?: string;
  VpcPeeringConnectionId?: string;
  EgressOnlyInternetGatewayId?: string;
  NetworkInterfaceId?: string;
  InstanceId?: string;
  LocalGatewayId?: string;
  CarrierGatewayId?: string;
  CoreNetworkArn?: string;
  /** `active` or `blackhole` */
  State?: string;
}

/** Of DescribeRouteTables. @public */
export interface Ec2RouteTable {
  RouteTableId?: string;
  VpcId?: string;
  OwnerId?: string;
  Associations?: Array<{
    Main?: boolean;
    SubnetId?: string;
    AssociationState?: { State?: string };
  }>;
  Routes?: Ec2Route[];
  Tags?: Ec2Tag[];
}

/** Of DescribeNatGateways. @public */
export interface Ec2NatGateway {
  NatGatewayId?: string;
  VpcId?: string;
  SubnetId?: string;
  /** `pending`, `available`, `failed`, `deleting` or `deleted` */
  State?: string;
  FailureMessage?: string;
  /** `public` or `private` */
  ConnectivityType?: string;
  /** `regional`: in every zone of its VPC, and in no subnet. */
  AvailabilityMode?: string;
  NatGatewayAddresses?: Array<{
    AllocationId?: string;
    PublicIp?: string;
    IsPrimary?: boolean;
  }>;
  Tags?: Ec2Tag[];
}

/** Of DescribeInternetGateways. @public */
export interface Ec2InternetGateway {
  InternetGatewayId?: string;
  OwnerId?: string;
  Attachments?: Array<{ VpcId?: string; State?: string }>;
  Tags?: Ec2Tag[];
}

/** Of DescribeEgressOnlyInternetGateways. @public */
export interface Ec2EgressOnlyInternetGateway {
  EgressOnlyInternetGatewayId?: string;
  Attachments?: Array<{ VpcId?: string; State?: string }>;
  Tags?: Ec2Tag[];
}

/** Of DescribeVpcEndpoints. @public */
export interface Ec2VpcEndpoint {
  VpcEndpointId?: string;
  VpcId?: string;
  OwnerId?: string;
  ServiceName?: string;
  /** `Interface`, `Gateway`, … */
  VpcEndpointType?: string;
  /** `available`, `pendingAcceptance`, `rejected`, … */
  State?: string;
  PolicyDocument?: string;
  PrivateDnsEnabled?: boolean;
  SubnetIds?: string[];
  RouteTableIds?: string[];
  Groups?: Array<{ GroupId?: string; GroupName?: string }>;
  Tags?: Ec2Tag[];
}

/** Of DescribeSecurityGroups. @public */
export interface Ec2SecurityGroup {
  GroupId?: string;
  GroupName?: string;
  VpcId?: string;
  OwnerId?: string;
  Tags?: Ec2Tag[];
}

/** Of DescribeSecurityGroupRules. @public */
export interface Ec2SecurityGroupRule {
  SecurityGroupRuleId?: string;
  GroupId?: string;
  IsEgress?: boolean;
  /** `tcp`, `udp`, `-1` for all, … */
  IpProtocol?: string;
  FromPort?: number;
  ToPort?: number;
  CidrIpv4?: string;
  CidrIpv6?: string;
  PrefixListId?: string;
  ReferencedGroupInfo?: { GroupId?: string };
}

/** Of DescribeNetworkAcls. @public */
export interface Ec2NetworkAcl {
  NetworkAclId?: string;
  VpcId?: string;
  OwnerId?: string;
  IsDefault?: boolean;
  Associations?: Array<{ SubnetId?: string }>;
  Entries?: Array<{
    RuleNumber?: number;
    /** A number, `-1` for all. */
    Protocol?: string;
    /** `allow` or `deny` */
    RuleAction?: string;
    Egress?: boolean;
    CidrBlock?: string;
    Ipv6CidrBlock?: string;
    PortRange?: { From?: number; To?: number };
  }>;
  Tags?: Ec2Tag[];
}

/** Of DescribeVpcPeeringConnections. @public */
export interface Ec2VpcPeeringConnection {
  VpcPeeringConnectionId?: string;
  RequesterVpcInfo?: Ec2PeeringEnd;
  AccepterVpcInfo?: Ec2PeeringEnd;
  /** `active`, `pending-acceptance`, `rejected`, … */
  Status?: { Code?: string; Message?: string };
  Tags?: Ec2Tag[];
}

/** One side of a peering connection. @public */
export interface Ec2PeeringEnd {
  VpcId?: string;
  OwnerId?: string;
  Region?: string;
  CidrBlock?: string;
}

/** Of DescribeTransitGatewayVpcAttachments. @public */
export interface Ec2TransitGatewayVpcAttachment {
  TransitGatewayAttachmentId?: string;
  TransitGatewayId?: string;
  TransitGatewayOwnerId?: string;
  VpcId?: string;
  VpcOwnerId?: string;
  SubnetIds?: string[];
  /** `available`, `pendingAcceptance`, … */
  State?: string;
  Tags?: Ec2Tag[];
}

/** Of DescribeTransitGatewayAttachments: VPCs and all else. @public */
export interface Ec2TransitGatewayAttachment {
  TransitGatewayAttachmentId?: string;
  TransitGatewayId?: string;
  TransitGatewayOwnerId?: string;
  /** `vpc`, `vpn`, `direct-connect-gateway`, `connect`, `peering`, … */
  ResourceType?: string;
  /** `vpc-…`, `vpn-…`; of peering the other transit gateway. */
  ResourceId?: string;
  /** `available`, `pendingAcceptance`, … */
  State?: string;
  /** Left out where there is none, and for who does not own the gateway. */
  Association?: {
    TransitGatewayRouteTableId?: string;
    TransitGatewayPolicyTableId?: string;
    /** `associated`, `associating`, … */
    State?: string;
  };
  Tags?: Ec2Tag[];
}

/**
 * Of DescribeTransitGatewayRouteTables, which tells the owner of the gateway
 * alone. @public
 */
export interface Ec2TransitGatewayRouteTable {
  TransitGatewayRouteTableId?: string;
  TransitGatewayId?: string;
  /** `available`, `pending`, `deleting` or `deleted` */
  State?: string;
  DefaultAssociationRouteTable?: boolean;
  DefaultPropagationRouteTable?: boolean;
  Tags?: Ec2Tag[];
}

/** Of SearchTransitGatewayRoutes. @public */
export interface Ec2TransitGatewayRoute {
  DestinationCidrBlock?: string;
  PrefixListId?: string;
  /** Several where traffic is spread over them; none of a blackhole. */
  TransitGatewayAttachments?: Array<{
    TransitGatewayAttachmentId?: string;
    ResourceType?: string;
    ResourceId?: string;
  }>;
  /** `static` or `propagated` */
  Type?: string;
  /** `active` or `blackhole`, and in between `pending` or `deleting` */
  State?: string;
}

/**
 * Of SearchTransitGatewayRoutes, which answers for one route table at a time.
 * @public
 */
export interface Ec2TransitGatewayRoutes {
  TransitGatewayRouteTableId?: string;
  Routes?: Ec2TransitGatewayRoute[];
  /** Whether there are more that were not given. */
  AdditionalRoutesAvailable?: boolean;
}

/** Of DescribeFlowLogs. @public */
export interface Ec2FlowLog {
  FlowLogId?: string;
  /** Of a VPC, a subnet or a network interface. */
  ResourceId?: string;
  FlowLogStatus?: string;
}

/** Of DescribeManagedPrefixLists. @public */
export interface Ec2PrefixList {
  PrefixListId?: string;
  PrefixListName?: string;
}

/** Of DescribeNetworkInterfaces. @public */
export interface Ec2NetworkInterface {
  NetworkInterfaceId?: string;
  SubnetId?: string;
}

/** Of DescribeAddresses. @public */
export interface Ec2Address {
  AllocationId?: string;
  AssociationId?: string;
  PublicIp?: string;
  Tags?: Ec2Tag[];
}

/**
 * An answer that did not come, as of an action that the role may not call.
 *
 * @public
 */
export interface FailedAnswer {
  /** `ec2:DescribeRouteTables`; of Databricks the path's end: `networks`. */
  action: string;
  /** What was said instead. */
  message: string;
}

/**
 * What EC2 answers for one account and region, all pages together, in the
 * shapes of the AWS SDK. A part that is not there was not read; why is in
 * `errors`.
 *
 * @public
 */
export interface Ec2RegionAnswers {
  /** Twelve digits. */
  accountId: string;
  region: string;
  vpcs?: Ec2Vpc[];
  vpcAttributes?: Ec2VpcAttributes[];
  subnets?: Ec2Subnet[];
  routeTables?: Ec2RouteTable[];
  natGateways?: Ec2NatGateway[];
  internetGateways?: Ec2InternetGateway[];
  egressOnlyInternetGateways?: Ec2EgressOnlyInternetGateway[];
  vpcEndpoints?: Ec2VpcEndpoint[];
  securityGroups?: Ec2SecurityGroup[];
  securityGroupRules?: Ec2SecurityGroupRule[];
  networkAcls?: Ec2NetworkAcl[];
  vpcPeeringConnections?: Ec2VpcPeeringConnection[];
  transitGatewayVpcAttachments?: Ec2TransitGatewayVpcAttachment[];
  transitGatewayAttachments?: Ec2TransitGatewayAttachment[];
  transitGatewayRouteTables?: Ec2TransitGatewayRouteTable[];
  /** One for each table that was read. */
  transitGatewayRoutes?: Ec2TransitGatewayRoutes[];
  flowLogs?: Ec2FlowLog[];
  prefixLists?: Ec2PrefixList[];
  networkInterfaces?: Ec2NetworkInterface[];
  addresses?: Ec2Address[];
  errors?: FailedAnswer[];
}
