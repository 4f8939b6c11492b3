import { ForwardedError, NotFoundError } from '@backstage/errors';
import type {
  AwsNetworkReader,
  AwsNetworkTarget,
  DatabricksConfigProblem,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Ec2RegionAnswers } from '@lakeport/topology';

/** The AWS account of the stand-in. */
export const AWS_ACCOUNT = '123456789012';
/** The region that it is read in. */
export const REGION = 'us-west-2';
const tagged = (name: string) => [{ Key: 'Name', Value: name }];

/** One VPC with two subnets of a workspace, and another one that is peered with it. */
export function payments(): Ec2RegionAnswers {
  return {
    accountId: AWS_ACCOUNT,
    region: REGION,
    vpcs: [
      {
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.0/22',
        Tags: tagged('payments-dev'),
      },
      { VpcId: 'vpc-2', CidrBlock: '10.8.0.0/22', Tags: tagged('shared') },
      { VpcId: 'vpc-3', CidrBlock: '10.9.0.0/22', Tags: tagged('lonely') },
    ],
    vpcAttributes: [],
    subnets: [
      {
        SubnetId: 'subnet-a',
        VpcId: 'vpc-1',
        AvailabilityZone: 'us-west-2a',
        AvailableIpAddressCount: 240,
        CidrBlock: '10.0.1.0/24',
        Tags: tagged('private-a'),
      },
      {
        SubnetId: 'subnet-b',
        VpcId: 'vpc-1',
        AvailabilityZone: 'us-west-2b',
        AvailableIpAddressCount: 251,
        CidrBlock: '10.0.2.0/24',
        Tags: tagged('private-b'),
      },
      {
        SubnetId: 'subnet-c',
        VpcId: 'vpc-2',
        AvailabilityZone: 'us-west-2a',
        AvailableIpAddressCount: 59,
        CidrBlock: '10.8.0.0/26',
      },
    ],
    routeTables: [],
    natGateways: [],
    internetGateways: [],
    egressOnlyInternetGateways: [],
    vpcEndpoints: [
      {
        VpcEndpointId: 'vpce-1',
        VpcId: 'vpc-1',
        ServiceName: 'com.amazonaws.vpce.us-west-2.vpce-svc-1',
        VpcEndpointType: 'Interface',
        State: 'pendingAcceptance',
        SubnetIds: ['subnet-a'],
      },
    ],
    securityGroups: [
      { GroupId: 'sg-1', GroupName: 'workspace', VpcId: 'vpc-1' },
    ],
    securityGroupRules: [],
    networkAcls: [],
    vpcPeeringConnections: [
      {
        VpcPeeringConnectionId: 'pcx-1',
        RequesterVpcInfo: { VpcId: 'vpc-1', OwnerId: AWS_ACCOUNT },
        AccepterVpcInfo: { VpcId: 'vpc-2', OwnerId: AWS_ACCOUNT },
        Status: { Code: 'active' },
      },
    ],
    transitGatewayVpcAttachments: [],
    flowLogs: [],
    prefixLists: [],
    networkInterfaces: [],
    addresses: [],
  };
}

/** AWS accounts of the configuration that answer what a test says. */
export class FakeAws implements AwsNetworkReader {
  /** By account and region. */
  regions = new Map<string, Ec2RegionAnswers>();
  /** Why the portal's credentials are refused; undefined when they are not. */
  refusal?: string;
  /** What is wrong in app-config. */
  wrong: DatabricksConfigProblem[] = [];
  /** What was read. */
  asked: AwsNetworkTarget[] = [];

  constructor() {
    this.reset();
  }

  reset(): void {
    this.regions = new Map([[`${AWS_ACCOUNT}/${REGION}`, payments()]]);
    this.refusal = undefined;
    this.wrong = [];
    this.asked = [];
  }

  accounts() {
    const accounts = new Map<string, string[]>();
    for (const key of this.regions.keys()) {
      const [accountId, region] = key.split('/');
      accounts.set(accountId, [...(accounts.get(accountId) ?? []), region]);
    }
    return [...accounts].map(([accountId, regions]) => ({
      accountId,
      regions,
    }));
  }

  problems() {
    return this.wrong;
  }

  async readRegion(target: AwsNetworkTarget): Promise<Ec2RegionAnswers> {
    const { accountId, region } = target;
    this.asked.push(target);
    const answers = this.regions.get(`${accountId}/${region}`);
    if (!answers) {
      throw new NotFoundError(`${accountId} is not configured in ${region}`);
    }
    return this.refusal
      ? {
          accountId,
          region,
          errors: [{ action: 'ec2:DescribeVpcs', message: this.refusal }],
        }
      : answers;
  }

  async identity({ accountId }: { accountId: string }) {
    if (this.refusal) {
      throw new ForwardedError(this.refusal, undefined);
    }
    return { accountId, arn: `arn:aws:iam::${accountId}:role/portal` };
  }
}
