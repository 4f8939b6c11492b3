import { Egress, Sleep } from '@lakeport/project';
import { Eip } from '#aws/eip';
import { InternetGateway } from '#aws/internet-gateway';
import { NatGateway } from '#aws/nat-gateway';
import { Route } from '#aws/route';
import { RouteTable } from '#aws/route-table';
import { RouteTableAssociation } from '#aws/route-table-association';
import { Construct } from '#constructs';
import { PlacedSubnet } from './PlacedSubnet';

/**
 * What the route tables of a network are made from.
 *
 * @public
 */
export interface NetworkRoutesProps {
  readonly namePrefix: string;
  readonly vpcId: string;
  /** Left out when the network is isolated. */
  readonly internetGateway?: InternetGateway;
  readonly egress: Egress;
  /** Given while the network is asleep. */
  readonly sleep?: Pick<Sleep, 'keepAddresses'>;
  readonly publicSubnets: readonly PlacedSubnet[];
  readonly privateSubnets: readonly PlacedSubnet[];
  readonly privatelinkSubnets: readonly PlacedSubnet[];
}

const ANYWHERE = '0.0.0.0/0';

/**
 * Route tables with their NAT gateways: one public table; one private table a
 * zone, or one for all zones behind a single NAT gateway or none; and one for
 * the privatelink subnets, which only know the VPC.
 *
 * While the network is asleep there are no NAT gateways and no routes to them;
 * the tables and the way to the internet gateway stay.
 *
 * @public
 */
export class NetworkRoutes extends Construct {
  /** Tables of the private subnets and of the privatelink subnets. */
  readonly internalRouteTableIds: readonly string[];
  /** Tables of the private subnets: one a zone, or one. */
  readonly privateRouteTableIds: readonly string[];
  /** None while the network is asleep. */
  readonly natGatewayIds: string[] = [];
  /** Public addresses that nodes come from, one a NAT gateway. */
  readonly natAddresses: string[] = [];
  readonly #props: NetworkRoutesProps;

  constructor(scope: Construct, id: string, props: NetworkRoutesProps) {
    super(scope, id);
    this.#props = props;
    const { egress, internetGateway, privateSubnets, publicSubnets } = props;
    if (internetGateway) {
      new Route(this, 'public-internet', {
        routeTableId: this.#table('public', publicSubnets),
        destinationCidrBlock: ANYWHERE,
        gatewayId: internetGateway.id,
      });
    }
    const privateTables =
      egress === 'nat-per-az'
        ? privateSubnets.map(subnet => {
            const name = `private-${subnet.availabilityZone}`;
            const table = this.#table(name, [subnet]);
            this.#wayOut(name, table, subnet.availabilityZone);
            return table;
          })
        : [this.#table('private', privateSubnets)];
    if (egress === 'single-nat') {
      const [{ availabilityZone }] = publicSubnets;
      this.#wayOut('private', privateTables[0], availabilityZone);
    }
    this.privateRouteTableIds = privateTables;
    this.internalRouteTableIds = [
      ...privateTables,
      this.#table('privatelink', props.privatelinkSubnets),
    ];
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

  /** The NAT gateway of a zone, and the way to it from a private table. */
  #wayOut(name: string, routeTableId: string, zone: string): void {
    const { internetGateway, namePrefix, publicSubnets, sleep } = this.#props;
    const subnet = publicSubnets.find(
      ({ availabilityZone }) => availabilityZone === zone,
    );
    if (!internetGateway || !subnet) {
      throw new Error(
        `Route table ${name} has no public subnet in ${zone} to put its NAT gateway in; give every zone a public subnet`,
      );
    }
    if (sleep && !sleep.keepAddresses) {
      return;
    }
    const tags = { Name: `${namePrefix}-nat-${zone}` };
    const dependsOn = [internetGateway];
    const address = new Eip(this, `nat-${zone}-address`, {
      domain: 'vpc',
      tags,
      dependsOn,
    });
    this.natAddresses.push(address.publicIp);
    if (sleep) {
      return;
    }
    const gateway = new NatGateway(this, `nat-${zone}`, {
      allocationId: address.id,
      connectivityType: 'public',
      subnetId: subnet.id,
      tags,
      dependsOn,
    });
    this.natGatewayIds.push(gateway.id);
    new Route(this, `${name}-internet`, {
      routeTableId,
      destinationCidrBlock: ANYWHERE,
      natGatewayId: gateway.id,
    });
  }
}
