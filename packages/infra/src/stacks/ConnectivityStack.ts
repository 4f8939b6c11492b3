import { Connectivity } from '@lakeport/project';
import { Construct } from '#constructs';
import { MemberNetwork } from '../connectivity/MemberNetwork';
import { MemberNetworkAcl } from '../connectivity/MemberNetworkAcl';
import { memberProviders } from '../connectivity/memberProviders';
import { memberRoutes } from '../connectivity/memberRoutes';
import { NetworkPeering } from '../connectivity/NetworkPeering';
import { pairsOf } from '../connectivity/pairsOf';
import { refuseOverlaps } from '../connectivity/refuseOverlaps';
import { RegionalTransitGateway } from '../connectivity/RegionalTransitGateway';
import { TransitGatewayPeering } from '../connectivity/TransitGatewayPeering';
import { ProjectStack, ProjectStackProps } from '../framework/ProjectStack';
import { timeProvider } from '../framework/timeProvider';
import { BaseStack } from './BaseStack';

/**
 * What the stack between networks is made from.
 *
 * @public
 */
export interface ConnectivityStackProps
  extends Omit<ProjectStackProps, 'environmentName'> {
  readonly connectivity: Connectivity;
  /** The base stack of each member, by environment. */
  readonly bases: ReadonlyMap<string, BaseStack>;
}

/**
 * The ways between the networks of environments, in as many AWS accounts and
 * regions as they are in: a peering connection for each two, or a transit gateway
 * in each region with peering between the regions; routes both ways; network ACLs
 * where they are wanted. It is deployed by its name, `connectivity`, after the
 * environments that it joins and destroyed before them.
 *
 * @throws Error when a member has no base stack with a network made here, or two
 * networks overlap
 * @public
 */
export class ConnectivityStack extends ProjectStack {
  readonly kind = 'connectivity';
  readonly #props: ConnectivityStackProps;
  readonly #namePrefix: string;

  constructor(scope: Construct, name: string, props: ConnectivityStackProps) {
    super(scope, name, { ...props, environmentName: 'connectivity' });
    this.#props = props;
    this.#namePrefix = props.project.metadata.name;
    const { connectivity } = props;
    const members = this.#members();
    refuseOverlaps(members);
    if (connectivity.mode === 'peering') {
      this.#peer(members);
    } else {
      this.#joinByGateways(members);
    }
    if (connectivity.networkAcls) {
      for (const member of members) {
        new MemberNetworkAcl(this, `acl-${member.name}`, {
          namePrefix: this.#namePrefix,
          member,
          others: members.filter(other => other !== member),
        });
      }
    }
  }

  #members(): MemberNetwork[] {
    const { bases, connectivity, project } = this.#props;
    const providers = memberProviders(this, project);
    return connectivity.members.map(name => {
      const base = bases.get(name);
      const provider = providers.get(name);
      const network = base?.network;
      if (!base || !network || !provider) {
        throw new Error(
          `Environment ${name} cannot be connected: it has no network that is made here`,
        );
      }
      const { awsAccountId, region } = project.spec.environments[name];
      const tables = base.required('privateRouteTableIds');
      return {
        name,
        awsAccountId,
        region,
        provider,
        vpcId: this.readString(base.required('vpcId')),
        cidr: network.cidr,
        routeTableIds: network.privateRouteTableIds.map((_, index) =>
          this.readItem(tables, index),
        ),
        subnetIds: this.readList(base.required('privateSubnetIds')),
      };
    });
  }

  #peer(members: readonly MemberNetwork[]): void {
    for (const [requester, accepter] of pairsOf(members)) {
      new NetworkPeering(this, `peering-${requester.name}_${accepter.name}`, {
        namePrefix: this.#namePrefix,
        requester,
        accepter,
      });
    }
  }

  #joinByGateways(members: readonly MemberNetwork[]): void {
    const byRegion = new Map<string, [MemberNetwork, ...MemberNetwork[]]>();
    for (const member of members) {
      const known = byRegion.get(member.region);
      if (known) {
        known.push(member);
      } else {
        byRegion.set(member.region, [member]);
      }
    }
    const gateways = [...byRegion].map(
      ([region, inRegion]) =>
        new RegionalTransitGateway(this, `gateway-${region}`, {
          namePrefix: this.#namePrefix,
          members: inRegion,
          invites: this.#props.connectivity.sharing === 'invitation',
        }),
    );
    if (gateways.some(({ isShared }) => isShared)) {
      timeProvider(this);
    }
    const peerings = pairsOf(gateways).map(([requester, accepter]) => ({
      between: [requester, accepter],
      peering: new TransitGatewayPeering(
        this,
        `peering-${requester.region}_${accepter.region}`,
        { namePrefix: this.#namePrefix, requester, accepter },
      ),
    }));
    const routes = new Construct(this, 'route');
    for (const here of gateways) {
      for (const there of gateways) {
        const over = peerings
          .filter(
            ({ between }) =>
              here !== there &&
              between.includes(here) &&
              between.includes(there),
          )
          .flatMap(({ peering }) => peering.ready);
        for (const from of here.members) {
          for (const to of there.members.filter(other => other !== from)) {
            memberRoutes(
              routes,
              from,
              to,
              { transitGatewayId: here.gatewayId },
              [here.attached(from), ...over],
            );
          }
        }
      }
    }
    this.putOut(
      'transit_gateways',
      Object.fromEntries(
        gateways.map(({ gatewayId, region, routeTableId }) => [
          region,
          { id: gatewayId, route_table_id: routeTableId },
        ]),
      ),
      'Transit gateway of each region and its route table',
    );
  }
}
