import { Project } from '@lakeport/project';
import { Construct } from '#constructs';
import { DatabaseNetwork, DatabaseReader } from './DatabaseNetwork';
import { RegionsMember, RegionsMembers } from './regionsMembers';
import { RegionsProviders } from './RegionsProviders';
import { SharedSubnets } from './SharedSubnets';

/**
 * The network of a region's workspace, as far as the database needs it.
 *
 * @public
 */
export interface MemberPlace {
  readonly vpcId: string;
  /** Of a network that is made by lakeport. */
  readonly cidr?: string;
  readonly subnetIds: readonly string[];
  readonly workspaceSecurityGroupId: string;
}

/**
 * What the places of the database are made from.
 *
 * @public
 */
export interface DatabasePlacesProps {
  readonly project: Project;
  readonly members: RegionsMembers;
  readonly providers: RegionsProviders;
  readonly nameOf: (member: RegionsMember) => string;
  readonly port: number;
  readonly networkOf: (member: RegionsMember) => MemberPlace;
}

/**
 * Where the database lies in every region: in the private subnets of the
 * workspace there, which are shared with the account of the database if that
 * is another one. The database of a region is open to the workspace of the
 * region, and to those of other regions that `connectivity` joins with it.
 *
 * @public
 */
export class DatabasePlaces extends Construct {
  readonly #networks: ReadonlyMap<string, DatabaseNetwork>;
  readonly #props: DatabasePlacesProps;

  constructor(scope: Construct, id: string, props: DatabasePlacesProps) {
    super(scope, id);
    this.#props = props;
    const places = new Map(
      props.members.all.map(member => [member.name, props.networkOf(member)]),
    );
    this.#networks = new Map(
      props.members.all.map(member => [
        member.name,
        this.#network(member, places),
      ]),
    );
  }

  networkOf({ name }: RegionsMember): DatabaseNetwork {
    const network = this.#networks.get(name);
    if (!network) {
      throw new Error(
        `${this.node.path} has no place in the region of ${name}`,
      );
    }
    return network;
  }

  /** Whether a member's workspace gets to the database of every region. */
  reachesAll(member: RegionsMember): boolean {
    return this.#props.members.all.every(other =>
      this.#areJoined(member, other),
    );
  }

  #areJoined(one: RegionsMember, other: RegionsMember): boolean {
    const joined = this.#props.project.spec.connectivity?.members ?? [];
    return (
      one.name === other.name ||
      (joined.includes(one.name) && joined.includes(other.name))
    );
  }

  #network(
    member: RegionsMember,
    places: ReadonlyMap<string, MemberPlace>,
  ): DatabaseNetwork {
    const { members, nameOf, port, providers } = this.#props;
    const place = placeOf(member, places);
    const { awsAccountId, network, region } = member.environment;
    const homeAccountId = members.home.environment.awsAccountId;
    const isForeign = awsAccountId !== homeAccountId;
    const share = isForeign
      ? new SharedSubnets(this, `share-${member.name}`, {
          provider: providers.own(member),
          name: nameOf(member),
          region,
          ownerAccountId: awsAccountId,
          subnetIds: place.subnetIds,
          participantAccountId: homeAccountId,
        })
      : undefined;
    // A group of another account cannot be named by its id alone, one of
    // another region not at all.
    const reader = (other: RegionsMember): DatabaseReader =>
      other.name === member.name && !isForeign
        ? {
            name: other.name,
            securityGroupId: place.workspaceSecurityGroupId,
          }
        : { name: other.name, cidr: cidrOf(other, places) };
    const joined = members.all.filter(other => this.#areJoined(member, other));
    return new DatabaseNetwork(this, member.name, {
      provider: providers.home(member),
      workspaceProvider: providers.own(member),
      name: nameOf(member),
      vpcId: place.vpcId,
      subnetIds: place.subnetIds,
      port,
      readers: joined.map(reader),
      reached: joined.map(other =>
        other.name === member.name && !isForeign
          ? { name: other.name, securityGroupId: 'own' }
          : { name: other.name, cidr: cidrOf(other, places) },
      ),
      // What a group of somebody else's lets out is theirs to say.
      workspaceSecurityGroupId:
        network.mode === 'create' ? place.workspaceSecurityGroupId : undefined,
      dependsOn: share?.ready ?? [],
    });
  }
}

function placeOf(
  { name }: RegionsMember,
  places: ReadonlyMap<string, MemberPlace>,
): MemberPlace {
  const place = places.get(name);
  if (!place) {
    throw new Error(`There is no network of ${name}`);
  }
  return place;
}

function cidrOf(
  member: RegionsMember,
  places: ReadonlyMap<string, MemberPlace>,
): string {
  const { cidr } = placeOf(member, places);
  if (cidr === undefined) {
    throw new Error(
      `The addresses of the network of ${member.name} are not known; a database across regions and accounts takes networks that are made by lakeport`,
    );
  }
  return cidr;
}
