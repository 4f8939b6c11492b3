import { ExistingNetwork } from '@lakeport/project';
import { DataAwsNatGateways } from '#aws/data-aws-nat-gateways';
import { DataAwsSecurityGroup } from '#aws/data-aws-security-group';
import { DataAwsSubnet } from '#aws/data-aws-subnet';
import { DataAwsVpc } from '#aws/data-aws-vpc';
import { DataAwsVpcEndpoint } from '#aws/data-aws-vpc-endpoint';
import { Construct } from '#constructs';
import { WorkspaceNetwork } from './WorkspaceNetwork';

/**
 * A network that is there and belongs to somebody else. Everything that the
 * project file says of it is looked up, subnets and groups as those of that
 * VPC: so a plan fails when it is not as it was said to be, and nothing is ever
 * changed in it.
 *
 * @public
 */
export class LookedUpNetwork extends Construct implements WorkspaceNetwork {
  readonly vpcId: string;
  readonly privateSubnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];

  constructor(
    scope: Construct,
    id: string,
    props: { region: string; network: ExistingNetwork },
  ) {
    super(scope, id);
    const { network, region } = props;
    const vpc = new DataAwsVpc(this, 'vpc', { id: network.vpcId });
    const vpcId = vpc.id;
    this.vpcId = vpcId;
    this.privateSubnetIds = network.subnetIds.map(
      subnet => new DataAwsSubnet(this, subnet, { id: subnet, vpcId }).id,
    );
    this.securityGroupIds = network.securityGroupIds.map(
      group => new DataAwsSecurityGroup(this, group, { id: group, vpcId }).id,
    );
    for (const service of network.endpoints) {
      new DataAwsVpcEndpoint(this, `endpoint-${service}`, {
        vpcId,
        serviceName: `com.amazonaws.${region}.${service}`,
      });
    }
    if (network.egress === 'nat') {
      new DataAwsNatGateways(this, 'nat-gateways', {
        vpcId,
        filter: [{ name: 'state', values: ['available'] }],
      });
    }
  }
}
