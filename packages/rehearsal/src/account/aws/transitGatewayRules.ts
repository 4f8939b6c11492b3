import { checkSameNetwork } from './checkSameNetwork';
import {
  attachmentInTable,
  attachmentWith,
  GATEWAY,
  gatewayFor,
  gatewaysOf,
  ownGateway,
  PEERING,
  VPC_ATTACHMENT,
} from './transitGateways';
import type { AccountObject } from '../AccountObject';
import { idsIn } from '../idsIn';
import type { RehearsalAccount } from '../RehearsalAccount';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';

/** What attachment a request for an acceptance is about. */
function accepted(request: Request, type: string): AccountObject {
  const id = text(request.attributes.transit_gateway_attachment_id) ?? '';
  const attachment = attachmentWith(request.account, id);
  if (attachment.type !== type) {
    throw new ServiceError(
      `InvalidTransitGatewayAttachmentID.NotFound: ${id} is a ${attachment.type}`,
      `${request.type} accepts a ${type}.`,
    );
  }
  return attachment;
}

function checkVpcAttachment(request: Request): void {
  checkSameNetwork(request);
  const { account, attributes, prior, type } = request;
  const gateway = gatewayFor(
    request,
    text(attributes.transit_gateway_id) ?? '',
  );
  const zones = idsIn(attributes.subnet_ids).map(
    id =>
      account.find('aws_subnet', request.scope, id)?.attributes
        .availability_zone,
  );
  if (new Set(zones).size < zones.length) {
    throw new ServiceError(
      'DuplicateSubnetsInSameZone: Duplicate Subnets for same AZ',
      'An attachment takes one subnet of each zone.',
    );
  }
  const twin = account
    .objects({ type })
    .find(
      other =>
        other.id !== text(prior?.id) &&
        other.attributes.vpc_id === attributes.vpc_id &&
        gatewaysOf(other).includes(gateway.id),
    );
  if (twin) {
    throw new ServiceError(
      `DuplicateTransitGatewayAttachment: ${gateway.id} has non-deleted Transit Gateway Attachments with same VPC ID.`,
      `It is ${twin.id}.`,
    );
  }
}

function checkVpcAccepter(request: Request): void {
  const attachment = accepted(request, VPC_ATTACHMENT);
  ownGateway(request, text(attachment.attributes.transit_gateway_id) ?? '');
  if (attachment.scope === request.scope) {
    throw new ServiceError(
      `IncorrectState: ${attachment.id} is in invalid state`,
      'An attachment in the account of the gateway is there at once and not accepted.',
    );
  }
}

function checkPeering(request: Request): void {
  const { account, attributes, caller } = request;
  ownGateway(request, text(attributes.transit_gateway_id) ?? '');
  const peerScope = `${text(attributes.peer_account_id) ?? caller.accountId}/${
    text(attributes.peer_region) ?? ''
  }`;
  const peer = text(attributes.peer_transit_gateway_id) ?? '';
  if (!account.find(GATEWAY, peerScope, peer)) {
    throw new ServiceError(
      `InvalidTransitGatewayID.NotFound: Transit Gateway ${peer} was deleted or does not exist.`,
      `There is none in ${peerScope}. Give peer_account_id and peer_region of the account and region that it is in.`,
    );
  }
}

function checkPeeringAccepter(request: Request): void {
  const { attributes, id } = accepted(request, PEERING);
  const asked = `${text(attributes.peer_account_id)}/${text(
    attributes.peer_region,
  )}`;
  if (asked !== request.scope) {
    throw new ServiceError(
      `InvalidTransitGatewayAttachmentID.NotFound: Transit Gateway Attachment ${id} was deleted or does not exist.`,
      `It was asked of ${asked}, and the provider works in ${request.scope}.`,
    );
  }
}

function setState(account: RehearsalAccount, id: string, state: string): void {
  const [attachment] = account.objects({ type: PEERING, id });
  if (attachment) {
    account.put({
      ...attachment,
      attributes: { ...attachment.attributes, state },
    });
  }
}

/** To take back an acceptance is to delete what was accepted. */
function removeAccepted(account: RehearsalAccount, id: string): undefined {
  for (const type of [VPC_ATTACHMENT, PEERING]) {
    account.objects({ type, id }).forEach(object => account.remove(object));
  }
  return undefined;
}

/** Refuses a second entry of the same for one attachment or table. */
function refuseTwin(
  { account, prior, scope, type }: Request,
  isTwin: (other: AccountObject) => boolean,
  code: string,
): void {
  const twin = account
    .objects({ type })
    .find(
      other =>
        other.scope === scope && other.id !== text(prior?.id) && isTwin(other),
    );
  if (twin) {
    throw new ServiceError(`${code}: ${twin.id} is there already`, code);
  }
}

const inTable = ({ attributes }: Request, last: string) =>
  `${text(attributes.transit_gateway_route_table_id)}_${text(
    attributes[last],
  )}`;

const ofAttachment: TypeRules = {
  id: request => inTable(request, 'transit_gateway_attachment_id'),
  computed: request => {
    const attachment = attachmentInTable(request);
    return attachment.type === PEERING
      ? {
          resource_id:
            gatewaysOf(attachment).find(
              id => !request.account.find(GATEWAY, request.scope, id),
            ) ?? '',
          resource_type: 'peering',
        }
      : {
          resource_id: text(attachment.attributes.vpc_id) ?? '',
          resource_type: 'vpc',
        };
  },
  immutable: true,
};

/**
 * What EC2 is known to do about transit gateways, by type.
 *
 * From the AWS provider's documentation 6.25.0 and the Transit Gateway guide,
 * 2026.
 */
export const transitGatewayRules: Record<string, TypeRules> = {
  aws_ec2_transit_gateway: {
    defaults: {
      amazon_side_asn: 64512,
      auto_accept_shared_attachments: 'disable',
      default_route_table_association: 'enable',
      default_route_table_propagation: 'enable',
      dns_support: 'enable',
      multicast_support: 'disable',
      security_group_referencing_support: 'disable',
      vpn_ecmp_support: 'enable',
    },
    computed: ({ attributes, identity }) => {
      const table = `tgw-rtb-${identity.hex(17, 'default')}`;
      const ifOn = (setting: string) =>
        attributes[setting] === 'disable' ? '' : table;
      return {
        association_default_route_table_id: ifOn(
          'default_route_table_association',
        ),
        propagation_default_route_table_id: ifOn(
          'default_route_table_propagation',
        ),
        encryption_support: 'disable',
      };
    },
    // Attachments of other accounts keep it as well as one's own.
    remove: ({ id }, account) => {
      const [attachment] = [VPC_ATTACHMENT, PEERING]
        .flatMap(type => account.objects({ type }))
        .filter(other => gatewaysOf(other).includes(id));
      if (attachment) {
        throw new ServiceError(
          `IncorrectState: ${id} has non-deleted attachments`,
          `${attachment.id} of ${attachment.scope} hangs on it. Delete that first.`,
        );
      }
      return undefined;
    },
  },
  aws_ec2_transit_gateway_route_table: {
    check: request => {
      ownGateway(request, text(request.attributes.transit_gateway_id) ?? '');
    },
    replace: ['transit_gateway_id'],
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    check: checkVpcAttachment,
    defaults: {
      appliance_mode_support: 'disable',
      dns_support: 'enable',
      ipv6_support: 'disable',
      transit_gateway_default_route_table_association: true,
      transit_gateway_default_route_table_propagation: true,
    },
    computed: ({ caller }) => ({
      vpc_owner_id: caller.accountId ?? '',
      security_group_referencing_support: 'enable',
    }),
    replace: ['transit_gateway_id', 'vpc_id'],
  },
  aws_ec2_transit_gateway_vpc_attachment_accepter: {
    id: ({ attributes }) =>
      text(attributes.transit_gateway_attachment_id) ?? '',
    check: checkVpcAccepter,
    defaults: {
      transit_gateway_default_route_table_association: true,
      transit_gateway_default_route_table_propagation: true,
    },
    computed: request => {
      const { accountId, attributes } = accepted(request, VPC_ATTACHMENT);
      return {
        appliance_mode_support: attributes.appliance_mode_support,
        dns_support: attributes.dns_support,
        ipv6_support: attributes.ipv6_support,
        security_group_referencing_support:
          attributes.security_group_referencing_support,
        subnet_ids: attributes.subnet_ids,
        transit_gateway_id: attributes.transit_gateway_id,
        vpc_id: attributes.vpc_id,
        vpc_owner_id: accountId ?? '',
      };
    },
    replace: ['transit_gateway_attachment_id'],
    remove: ({ id }, account) => removeAccepted(account, id),
  },
  aws_ec2_transit_gateway_peering_attachment: {
    check: checkPeering,
    computed: ({ caller }) => ({
      peer_account_id: caller.accountId ?? '',
      state: 'pendingAcceptance',
    }),
    replace: [
      'peer_account_id',
      'peer_region',
      'peer_transit_gateway_id',
      'transit_gateway_id',
    ],
  },
  aws_ec2_transit_gateway_peering_attachment_accepter: {
    id: ({ attributes }) =>
      text(attributes.transit_gateway_attachment_id) ?? '',
    check: checkPeeringAccepter,
    computed: request => {
      const { accountId, attributes, region } = accepted(request, PEERING);
      return {
        peer_account_id: accountId ?? '',
        peer_region: region ?? '',
        peer_transit_gateway_id: attributes.transit_gateway_id,
        transit_gateway_id: attributes.peer_transit_gateway_id,
      };
    },
    after: ({ account, attributes }) =>
      setState(
        account,
        text(attributes.transit_gateway_attachment_id) ?? '',
        'available',
      ),
    replace: ['transit_gateway_attachment_id'],
    remove: ({ id }, account) => removeAccepted(account, id),
  },
  aws_ec2_transit_gateway_route_table_association: {
    ...ofAttachment,
    check: request => {
      attachmentInTable(request);
      refuseTwin(
        request,
        ({ attributes }) =>
          attributes.transit_gateway_attachment_id ===
          request.attributes.transit_gateway_attachment_id,
        'Resource.AlreadyAssociated',
      );
    },
    replace: [
      'transit_gateway_attachment_id',
      'transit_gateway_route_table_id',
    ],
  },
  aws_ec2_transit_gateway_route_table_propagation: {
    ...ofAttachment,
    check: request => {
      const attachment = attachmentInTable(request);
      if (attachment.type === PEERING) {
        throw new ServiceError(
          `InvalidParameterValue: ${attachment.id} cannot propagate routes`,
          'Routes over a peering attachment are static: make an aws_ec2_transit_gateway_route for each range.',
        );
      }
    },
  },
  aws_ec2_transit_gateway_route: {
    id: request => inTable(request, 'destination_cidr_block'),
    check: request => {
      if (request.attributes.blackhole !== true) {
        attachmentInTable(request);
      }
      refuseTwin(
        request,
        ({ attributes }) =>
          attributes.transit_gateway_route_table_id ===
            request.attributes.transit_gateway_route_table_id &&
          attributes.destination_cidr_block ===
            request.attributes.destination_cidr_block,
        'RouteAlreadyExists',
      );
    },
    defaults: { blackhole: false },
    immutable: true,
  },
};
