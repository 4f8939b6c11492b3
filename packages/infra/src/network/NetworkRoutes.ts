import { Eip } from '#aws/eip';
import { InternetGateway } from '#aws/internet-gateway';
import { NatGateway } from '#aws/nat-gateway';
import { Route } from '#aws/route';
import { RouteTable } from '#aws/route-table';
import { RouteTableAssociation } from '#aws/route-table-association';
import { Construct } from '#constructs';
import { PlacedSubnet } from './PlacedSubnet';

/**
 * The way out of the private subnets: a NAT gateway in every zone, which
 * survives the loss of one, or a single one at half the price.
 *
 * @public
 */
export type Egress = 'nat-per-az' | 'single-nat';

/**
 * What the route tables of a network are made from.
 *
 * @public
 */
export interface NetworkRoutesProps {
  readonly namePrefix: string;
  readonly vpcId: string;
  readonly internetGateway: InternetGateway;
  readonly egress: Egress;
  readonly publicSubnets: readonly PlacedSubnet[];
  readonly privateSubnets: readonly PlacedSubnet[];
  readonly privatelinkSubnets: readonly PlacedSubnet[];
}

const ANYWHERE = '0.0.0.0/0';

/**
 * Route tables with their NAT gateways: one public table; one private table a
 * zone, or one for all zones behind a single NAT gateway; and one for the
 * privatelink subnets, which only know the VPC.
 *
 * @public
 */
export class NetworkRoutes extends Construct {
  /** Tables of the private subnets and of the privatelink subnets. */
  readonly internalRouteTableIds: readonly string[];
  readonly #props: NetworkRoutesProps;

  constructor(scope: Construct, id: string, props: NetworkRoutesProps) {
    super(scope, id);
    this.#props = props;

    const publicTable = this.#table('public', props.publicSubnets);
    new Route(this, 'public-internet', {
      routeTableId: publicTable,
      destinationCidrBlock: ANYWHERE,
      gatewayId: props.internetGateway.id,
    });

    const privateTables =
      props.egress === 'single-nat'
        ? [
            this.#privateTable(
              'private',
              props.publicSubnets[0],
              props.privateSubnets,
            ),
          ]
        : props.privateSubnets.map(subnet => {
            const zone = subnet.availabilityZone;
            const publicSubnet = props.publicSubnets.find(
              candidate => candidate.availabilityZone === zone,
            );
            return this.#privateTable(`private-${zone}`, publicSubnet, [
              subnet,
            ]);
          });
    const privatelinkTable = this.#table(
      'privatelink',
      props.privatelinkSubnets,
    );
    this.internalRouteTableIds = [...privateTables, privatelinkTable];
  }

  #table(name: string, subnets: readonly PlacedSubnet[]): string {
    const table = new RouteTable(this, name, {
      vpcId: this.#props.vpcId,
      tags: { Name: `${this.#props.namePrefix}-${name}` },
    });
    const tier = name.split('-')[0];
    for (const subnet of subnets) {
      new RouteTableAssociation(
        this,
        `${tier}-${subnet.availabilityZone}-association`,
        { routeTableId: table.id, subnetId: subnet.id },
      );
    }
    return table.id;
  }

  #privateTable(
    name: string,
    publicSubnet: PlacedSubnet | undefined,
    subnets: readonly PlacedSubnet[],
  ): string {
    if (!publicSubnet) {
      throw new Error(
        `Route table ${name} has no public subnet to put its NAT gateway in; give every zone a public subnet`,
      );
    }
    const table = this.#table(name, subnets);
    const zone = publicSubnet.availabilityZone;
    const label = `${this.#props.namePrefix}-nat-${zone}`;
    const address = new Eip(this, `nat-${zone}-address`, {
      domain: 'vpc',
      tags: { Name: label },
      dependsOn: [this.#props.internetGateway],
    });
    const gateway = new NatGateway(this, `nat-${zone}`, {
      allocationId: address.id,
      connectivityType: 'public',
      subnetId: publicSubnet.id,
      tags: { Name: label },
      dependsOn: [this.#props.internetGateway],
    });
    new Route(this, `${name}-internet`, {
      routeTableId: table,
      destinationCidrBlock: ANYWHERE,
      natGatewayId: gateway.id,
    });
    return table;
  }
}
