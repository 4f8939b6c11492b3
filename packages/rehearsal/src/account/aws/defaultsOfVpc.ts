import { idsIn } from '../idsIn';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';

/** What the VPC of a request says of something that came with it. */
function ofVpc(attribute: string, request: Request): string | undefined {
  const { account, attributes, scope } = request;
  const id = text(attributes.vpc_id) ?? '';
  return text(account.find('aws_vpc', scope, id)?.attributes[attribute]);
}

/** A table, list or group that every VPC has from the beginning. */
function adopted(attribute: string, given?: string): TypeRules {
  const idOf = (request: Request) =>
    (given && text(request.attributes[given])) ?? ofVpc(attribute, request);
  return {
    overwrites: true,
    id: request => idOf(request) ?? '',
    check: request => {
      if (!idOf(request)) {
        throw new ServiceError(
          `InvalidVpcID.NotFound: ${request.type} needs a VPC to take it from`,
          `Set ${given ?? 'vpc_id'}; there is no default VPC in ${
            request.scope
          }.`,
        );
      }
    },
    computed: ({ account, attributes, scope }, id) => {
      const vpc = account
        .objects({ type: 'aws_vpc' })
        .find(
          one =>
            one.scope === scope &&
            (one.id === attributes.vpc_id || one.attributes[attribute] === id),
        );
      return { vpc_id: vpc?.id ?? '' };
    },
    replace: [given ?? 'vpc_id'],
  };
}

/**
 * What Terraform adopts of a VPC rather than makes; a delete only forgets it.
 *
 * From the AWS provider's documentation 6.25.0.
 */
export const defaultsOfVpc: Record<string, TypeRules> = {
  aws_default_security_group: {
    ...adopted('default_security_group_id'),
    computed: () => ({
      name: 'default',
      name_prefix: '',
      description: 'default VPC security group',
      ingress: [],
      egress: [],
    }),
    defaults: { revoke_rules_on_delete: false },
  },
  aws_default_network_acl: {
    ...adopted('default_network_acl_id', 'default_network_acl_id'),
    // What is not in another list is in this one, which is no difference.
    same: {
      subnet_ids: (before, after) =>
        idsIn(before).length > 0 && idsIn(after).length === 0,
    },
  },
  aws_default_route_table: adopted(
    'default_route_table_id',
    'default_route_table_id',
  ),
};
