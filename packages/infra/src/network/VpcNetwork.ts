import { AddressPlan, Egress, Sleep, SubnetTier } from '@lakeport/project';
import { DefaultSecurityGroup } from '#aws/default-security-group';
import { InternetGateway } from '#aws/internet-gateway';
import { Subnet } from '#aws/subnet';
import { Vpc } from '#aws/vpc';
import { TerraformResource } from '#cdk';
import { Construct } from '#constructs';
import { resourceAddress } from '../framework/resourceAddress';
import { NetworkRoutes } from './NetworkRoutes';
import { PlacedSubnet } from './PlacedSubnet';

/**
 * What a workspace's network is made from.
 *
 * @public
 */
export interface VpcNetworkProps {
  /** Prefix of the names that AWS shows. */
  readonly namePrefix: string;
  readonly addressPlan: AddressPlan;
  readonly egress: Egress;
  /** Given while the network is asleep. */
  readonly sleep?: Pick<Sleep, 'keepAddresses'>;
}

/**
 * The VPC of a workspace with its subnets (public for NAT gateways, private
 * for cluster nodes, privatelink for interface endpoints), its way out and its
 * route tables. An isolated one has no public subnets, no internet gateway and
 * no NAT gateway; their addresses stay free, so that the way out can be changed
 * without another VPC.
 *
 * Source: Databricks docs, customer-managed VPC, 2026: DNS resolution and host
 * names on, private subnets in two zones or more.
 *
 * @public
 */
export class VpcNetwork extends Construct {
  readonly vpcId: string;
  readonly cidr: string;
  readonly publicSubnets: readonly PlacedSubnet[];
  readonly privateSubnets: readonly PlacedSubnet[];
  readonly privatelinkSubnets: readonly PlacedSubnet[];
  /** Tables of the private subnets and of the privatelink subnets. */
  readonly internalRouteTableIds: readonly string[];
  /** Tables of the private subnets: one a zone, or one. */
  readonly privateRouteTableIds: readonly string[];
  /** None while the network is asleep. */
  readonly natGatewayIds: readonly string[];
  /** Public addresses that nodes come from, one a NAT gateway. */
  readonly natAddresses: readonly string[];

  constructor(scope: Construct, id: string, props: VpcNetworkProps) {
    super(scope, id);
    const { namePrefix, addressPlan } = props;
    // Where the subnets lie cannot be changed: a new one would stand upon an
    // old one that endpoints still hold on to, and Terraform puts neither
    // first. So another plan is another VPC, taken down and built up in order.
    // Not cdktf's DataResource, which asks the terraform on the PATH for its
    // version, every time: synthesis starts no process and needs no terraform.
    const plan = new TerraformResource(this, 'address-plan', {
      terraformResourceType: 'terraform_data',
    });
    plan.addOverride(
      'input',
      Object.fromEntries(
        addressPlan.subnets.map(({ availabilityZone, cidr, tier: name }) => [
          `${name}-${availabilityZone}`,
          cidr,
        ]),
      ),
    );
    const vpc = new Vpc(this, 'vpc', {
      cidrBlock: addressPlan.cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: `${namePrefix}-vpc` },
      lifecycle: { replaceTriggeredBy: [resourceAddress(plan)] },
    });
    this.vpcId = vpc.id;
    this.cidr = addressPlan.cidr;
    // Every VPC comes with a group that lets its members talk to each other and
    // to everybody. Taken over without rules, it lets nobody do anything.
    new DefaultSecurityGroup(this, 'default-security-group', {
      vpcId: vpc.id,
      tags: { Name: `${namePrefix}-default-closed` },
    });
    const isolated = props.egress === 'isolated';
    const internetGateway = isolated
      ? undefined
      : new InternetGateway(this, 'internet-gateway', {
          vpcId: vpc.id,
          tags: { Name: `${namePrefix}-internet-gateway` },
          // The provider would move it over to a new VPC, but only once the old
          // one is gone, which it keeps from going.
          lifecycle: { replaceTriggeredBy: [`${resourceAddress(vpc)}.id`] },
        });
    const tier = (name: SubnetTier) =>
      addressPlan.subnets
        .filter(subnet => subnet.tier === name)
        .map((subnet): PlacedSubnet => {
          const subnetId = `${name}-${subnet.availabilityZone}`;
          const resource = new Subnet(this, subnetId, {
            vpcId: vpc.id,
            cidrBlock: subnet.cidr,
            availabilityZone: subnet.availabilityZone,
            mapPublicIpOnLaunch: false,
            tags: { Name: `${namePrefix}-${subnetId}` },
          });
          return {
            id: resource.id,
            availabilityZone: subnet.availabilityZone,
          };
        });
    this.publicSubnets = isolated ? [] : tier('public');
    this.privateSubnets = tier('private');
    this.privatelinkSubnets = tier('privatelink');
    const routes = new NetworkRoutes(this, 'routes', {
      namePrefix,
      vpcId: vpc.id,
      internetGateway,
      egress: props.egress,
      sleep: props.sleep,
      publicSubnets: this.publicSubnets,
      privateSubnets: this.privateSubnets,
      privatelinkSubnets: this.privatelinkSubnets,
    });
    this.internalRouteTableIds = routes.internalRouteTableIds;
    this.privateRouteTableIds = routes.privateRouteTableIds;
    this.natGatewayIds = routes.natGatewayIds;
    this.natAddresses = routes.natAddresses;
  }
}
