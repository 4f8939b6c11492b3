import { sharedByRam } from './sharedByRam';
import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';

export const GATEWAY = 'aws_ec2_transit_gateway';
export const VPC_ATTACHMENT = 'aws_ec2_transit_gateway_vpc_attachment';
export const PEERING = 'aws_ec2_transit_gateway_peering_attachment';

/** The transit gateway of an id, if the caller has it or it is shared with them. */
export function gatewayFor(request: Request, id: string): AccountObject {
  const { account, caller, scope } = request;
  const [found] = account.objects({ type: GATEWAY, id });
  if (
    found &&
    (found.scope === scope ||
      (found.region === caller.region &&
        sharedByRam(account, found, caller.accountId)))
  ) {
    return found;
  }
  throw new ServiceError(
    `InvalidTransitGatewayID.NotFound: Transit Gateway ${id} was deleted or does not exist.`,
    found
      ? `It is in ${found.scope}, and ${scope} does not see it. A gateway of another account has to be shared with this one and, where nothing else says so, accepted here; one of another region is reached by a peering attachment.`
      : 'Create it first, or name one that exists.',
  );
}

/** The transit gateway of an id, which has to be the caller's own. */
export function ownGateway(request: Request, id: string): AccountObject {
  const found = gatewayFor(request, id);
  if (found.scope !== request.scope) {
    throw new ServiceError(
      `UnauthorizedOperation: ${id} is of ${found.scope}`,
      `The provider works in ${request.scope}. Only the account of a transit gateway changes its route tables and accepts attachments.`,
    );
  }
  return found;
}

/** The ids of the gateways that an attachment hangs on: two of one that peers. */
export function gatewaysOf({ attributes }: AccountObject): string[] {
  return [attributes.transit_gateway_id, attributes.peer_transit_gateway_id]
    .map(id => text(id))
    .filter(id => id !== undefined);
}

/** Whether anything goes through an attachment: it is accepted, or need not be. */
export function isAvailable(
  account: RehearsalAccount,
  attachment: AccountObject,
): boolean {
  if (attachment.type === PEERING) {
    return account
      .objects({ type: `${PEERING}_accepter` })
      .some(({ id }) => id === attachment.id);
  }
  const [gateway] = account.objects({
    type: GATEWAY,
    id: text(attachment.attributes.transit_gateway_id),
  });
  return (
    gateway?.accountId === attachment.accountId ||
    gateway?.attributes.auto_accept_shared_attachments === 'enable' ||
    account
      .objects({ type: `${VPC_ATTACHMENT}_accepter` })
      .some(({ id }) => id === attachment.id)
  );
}

/** The attachment of an id, of a VPC or of another gateway. */
export function attachmentWith(
  account: RehearsalAccount,
  id: string,
): AccountObject {
  const [found] = [VPC_ATTACHMENT, PEERING].flatMap(type =>
    account.objects({ type, id }),
  );
  if (!found) {
    throw new ServiceError(
      `InvalidTransitGatewayAttachmentID.NotFound: Transit Gateway Attachment ${id} was deleted or does not exist.`,
      'Create it first, or name one that exists.',
    );
  }
  return found;
}

/**
 * The attachment that a request of a route table names.
 *
 * @throws ServiceError when it is not accepted, or hangs on another gateway
 */
export function attachmentInTable(request: Request): AccountObject {
  const { account, attributes, scope } = request;
  const tableId = text(attributes.transit_gateway_route_table_id) ?? '';
  const table = account.find(
    'aws_ec2_transit_gateway_route_table',
    scope,
    tableId,
  );
  if (!table) {
    throw new ServiceError(
      `InvalidRouteTableID.NotFound: Transit Gateway Route Table ${tableId} was deleted or does not exist.`,
      `There is none in ${scope}. Route tables are changed in the account and region of their gateway.`,
    );
  }
  const attachment = attachmentWith(
    account,
    text(attributes.transit_gateway_attachment_id) ?? '',
  );
  const gateway = text(table.attributes.transit_gateway_id) ?? '';
  if (!gatewaysOf(attachment).includes(gateway)) {
    throw new ServiceError(
      `InvalidParameterValue: ${attachment.id} is not attached to ${gateway}`,
      `The route table ${tableId} is one of ${gateway}.`,
    );
  }
  if (!isAvailable(account, attachment)) {
    throw new ServiceError(
      `IncorrectState: ${attachment.id} is in invalid state`,
      'It is pending acceptance. Take its id from the accepter, so that it is accepted first.',
    );
  }
  return attachment;
}

/** Refuses a route to a gateway that the network of its table is not attached to. */
export function checkGatewayRoute(request: Request): void {
  const { account, attributes, scope } = request;
  const id = text(attributes.transit_gateway_id);
  if (!id) {
    return;
  }
  const gateway = gatewayFor(request, id);
  const table = account.find(
    'aws_route_table',
    scope,
    text(attributes.route_table_id) ?? '',
  );
  const vpc = text(table?.attributes.vpc_id);
  const isAttached = account
    .objects({ type: VPC_ATTACHMENT })
    .some(
      attachment =>
        attachment.attributes.vpc_id === vpc &&
        gatewaysOf(attachment).includes(gateway.id) &&
        isAvailable(account, attachment),
    );
  if (vpc && !isAttached) {
    throw new ServiceError(
      `InvalidTransitGatewayID.NotFound: The transitGateway ID '${id}' does not exist.`,
      `${vpc} has no attachment to it that is accepted. Make the route depend on the attachment, or on its accepter.`,
    );
  }
}
