import { idsIn } from '../idsIn';
import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';

/** The types that lie in a VPC and how requests name them. */
const IN_A_VPC: ReadonlyArray<readonly [attribute: string, type: string]> = [
  ['subnet_id', 'aws_subnet'],
  ['subnet_ids', 'aws_subnet'],
  ['security_group_id', 'aws_security_group'],
  ['security_group_ids', 'aws_security_group'],
  ['referenced_security_group_id', 'aws_security_group'],
  ['route_table_id', 'aws_route_table'],
  ['route_table_ids', 'aws_route_table'],
  ['gateway_id', 'aws_internet_gateway'],
  ['nat_gateway_id', 'aws_nat_gateway'],
];

/** The VPC that an object lies in; that of a NAT gateway is its subnet's. */
function vpcOf(request: Request, type: string, id: string): string | undefined {
  const { account, scope } = request;
  const attributes = account.find(type, scope, id)?.attributes;
  if (type === 'aws_nat_gateway') {
    const subnet = text(attributes?.subnet_id);
    return subnet && vpcOf(request, 'aws_subnet', subnet);
  }
  return text(attributes?.vpc_id);
}

/**
 * Refuses a request that brings things of different VPCs together. Between
 * peered VPCs security groups may name each other.
 */
export function checkSameNetwork(request: Request): void {
  const { account, attributes, type } = request;
  const named = IN_A_VPC.flatMap(([attribute, of]) =>
    idsIn(attributes[attribute]).flatMap(id => {
      const vpc = vpcOf(request, of, id);
      return vpc ? [{ id, vpc }] : [];
    }),
  );
  const own = text(attributes.vpc_id);
  const all = own ? [{ id: own, vpc: own }, ...named] : named;
  const stranger = all.find(({ vpc }) => vpc !== all[0].vpc);
  const isPeered =
    text(attributes.referenced_security_group_id) !== undefined &&
    account.objects({ type: 'aws_vpc_peering_connection' }).length > 0;
  if (stranger && !isPeered) {
    throw new ServiceError(
      `InvalidParameterValue: ${all[0].id} and ${stranger.id} belong to different networks`,
      `${type} names both, but ${
        all[0].id === all[0].vpc
          ? 'the latter'
          : `one is in ${all[0].vpc}, the other`
      } is in ${stranger.vpc}. Both must be in the same VPC.`,
    );
  }
}
