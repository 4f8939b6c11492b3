import { rangesOverlap } from './rangesOverlap';
import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';

const CONNECTION = 'aws_vpc_peering_connection';

/** The account and region that a connection is asked of: by default one's own. */
function peerOf({ attributes, caller }: Request) {
  const accountId = text(attributes.peer_owner_id) ?? caller.accountId ?? '';
  const region = text(attributes.peer_region) ?? caller.region ?? '';
  return { accountId, region, scope: `${accountId}/${region}` };
}

function vpcWith(
  account: RehearsalAccount,
  scope: string,
  id: string,
): AccountObject {
  const vpc = account.find('aws_vpc', scope, id);
  if (!vpc) {
    throw new ServiceError(
      `InvalidVpcID.NotFound: The vpc ID '${id}' does not exist`,
      `There is none in ${scope}. Give peer_owner_id and peer_region of the account and region that it is in.`,
    );
  }
  return vpc;
}

function checkConnection(request: Request): void {
  const { account, attributes, prior, scope, type } = request;
  const own = vpcWith(account, scope, text(attributes.vpc_id) ?? '');
  const peer = vpcWith(
    account,
    peerOf(request).scope,
    text(attributes.peer_vpc_id) ?? '',
  );
  const [here, there] = [own, peer].map(
    ({ attributes: { cidr_block: cidr } }) => text(cidr) ?? '',
  );
  if (here && there && rangesOverlap(here, there)) {
    throw new ServiceError(
      `OverlappingCidr: The VPCs ${own.id} and ${peer.id} cannot be peered`,
      `${here} and ${there} overlap. Peered networks need ranges of their own.`,
    );
  }
  const pair = [own.id, peer.id];
  const twin = account
    .objects({ type })
    .find(
      ({ attributes: { vpc_id: vpc, peer_vpc_id: other }, id }) =>
        id !== text(prior?.id) &&
        pair.includes(String(vpc)) &&
        pair.includes(String(other)) &&
        vpc !== other,
    );
  if (twin) {
    throw new ServiceError(
      `VpcPeeringConnectionAlreadyExists: ${own.id} and ${peer.id} are peered already`,
      `It is ${twin.id}. Two VPCs have one peering connection.`,
    );
  }
}

/** The connection that a request of one of its sides names. */
function connectionOf(request: Request): AccountObject {
  const id = text(request.attributes.vpc_peering_connection_id) ?? '';
  const [found] = request.account.objects({ type: CONNECTION, id });
  const isMine =
    found && sidesOf(found).some(({ scope }) => scope === request.scope);
  if (!isMine) {
    throw new ServiceError(
      `InvalidVpcPeeringConnectionID.NotFound: The vpcPeeringConnection ID '${id}' does not exist`,
      found
        ? `It is between ${sidesOf(found)
            .map(({ scope }) => scope)
            .join(' and ')}, and the provider works in ${
            request.scope
          }. Use the provider of one of these.`
        : 'Create it first, or name one that exists.',
    );
  }
  return found;
}

/** Where the two VPCs of a connection are: the one that asks, and the one asked. */
function sidesOf({ attributes, scope }: AccountObject) {
  return [
    { vpcId: text(attributes.vpc_id), scope },
    {
      vpcId: text(attributes.peer_vpc_id),
      scope: `${text(attributes.peer_owner_id)}/${text(
        attributes.peer_region,
      )}`,
    },
  ];
}

function isActive({ attributes }: AccountObject): boolean {
  return attributes.accept_status === 'active';
}

/** Refuses an acceptance by somebody else than the one who was asked. */
function checkAccepter(request: Request): void {
  const connection = connectionOf(request);
  const [, asked] = sidesOf(connection);
  if (asked.scope !== request.scope) {
    throw new ServiceError(
      `OperationNotPermitted: ${connection.id} cannot be accepted in ${request.scope}`,
      `It was asked of ${asked.scope}. Give the accepter the provider of that account and region.`,
    );
  }
}

/** Refuses options of a side that is not the caller's, or before it is active. */
function checkOptions(request: Request): void {
  const connection = connectionOf(request);
  if (!isActive(connection)) {
    throw new ServiceError(
      `OperationNotPermitted: Peering pcx options can be added only to active peerings`,
      `${connection.id} is ${text(
        connection.attributes.accept_status,
      )}. Take its id from the accepter, so that it is accepted first.`,
    );
  }
  const [requester, accepter] = sidesOf(connection);
  for (const [name, { scope }] of [
    ['requester', requester],
    ['accepter', accepter],
  ] as const) {
    const [block] = [request.attributes[name] ?? []].flat();
    if (isValueObject(block) && scope !== request.scope) {
      throw new ServiceError(
        `OperationNotPermitted: User cannot modify ${name} peering options of ${connection.id}`,
        `Its ${name} is in ${scope}. Each side sets its own options.`,
      );
    }
  }
}

/**
 * Refuses a route through a connection that is not active, or to a network that
 * it does not join with that of the table.
 */
export function checkPeeringRoute(request: Request): void {
  const { account, attributes, scope } = request;
  if (!text(attributes.vpc_peering_connection_id)) {
    return;
  }
  const connection = connectionOf(request);
  const table = account.find(
    'aws_route_table',
    scope,
    text(attributes.route_table_id) ?? '',
  );
  const own = text(table?.attributes.vpc_id);
  if (own && !sidesOf(connection).some(({ vpcId }) => vpcId === own)) {
    throw new ServiceError(
      `InvalidParameterValue: ${connection.id} does not join ${own}`,
      `It is between ${sidesOf(connection)
        .map(({ vpcId }) => vpcId)
        .join(' and ')}.`,
    );
  }
  if (!isActive(connection)) {
    throw new ServiceError(
      `InvalidStateTransition: ${connection.id} is ${text(
        connection.attributes.accept_status,
      )}`,
      'Take its id from the accepter, so that it is accepted first.',
    );
  }
}

/**
 * What EC2 is known to do about peered VPCs, by type.
 *
 * From the AWS provider's documentation 6.25.0 and the VPC Peering Guide, 2026.
 */
export const peeringRules: Record<string, TypeRules> = {
  aws_vpc_peering_connection: {
    check: checkConnection,
    computed: request => {
      const { accountId, region } = peerOf(request);
      return {
        accept_status:
          request.attributes.auto_accept === true
            ? 'active'
            : 'pending-acceptance',
        peer_owner_id: accountId,
        peer_region: region,
      };
    },
    replace: ['vpc_id', 'peer_vpc_id', 'peer_owner_id', 'peer_region'],
  },
  aws_vpc_peering_connection_accepter: {
    overwrites: true,
    id: ({ attributes }) => text(attributes.vpc_peering_connection_id) ?? '',
    check: checkAccepter,
    computed: request => {
      const connection = connectionOf(request);
      return {
        accept_status: 'active',
        // As this side sees it.
        vpc_id: text(connection.attributes.peer_vpc_id) ?? '',
        peer_vpc_id: text(connection.attributes.vpc_id) ?? '',
        peer_owner_id: connection.accountId ?? '',
        peer_region: connection.region ?? '',
      };
    },
    after: request => {
      const connection = connectionOf(request);
      request.account.put({
        ...connection,
        attributes: { ...connection.attributes, accept_status: 'active' },
      });
    },
    replace: ['vpc_peering_connection_id'],
  },
  aws_vpc_peering_connection_options: {
    overwrites: true,
    id: ({ attributes }) => text(attributes.vpc_peering_connection_id) ?? '',
    check: checkOptions,
    replace: ['vpc_peering_connection_id'],
  },
};
