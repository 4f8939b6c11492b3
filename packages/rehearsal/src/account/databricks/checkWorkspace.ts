import { checkAccountLevel } from './checkAccountLevel';
import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';

/** Refuses a network configuration with too few or foreign subnets. */
export function checkNetwork(request: Request): void {
  const { account, attributes } = request;
  const subnets = Array.isArray(attributes.subnet_ids)
    ? attributes.subnet_ids
    : [];
  if (subnets.length < 2) {
    throw new ServiceError(
      'INVALID_PARAMETER_VALUE: a network configuration needs at least two subnets',
      `${text(attributes.network_name)} names ${subnets.length}.`,
    );
  }
  for (const id of subnets) {
    const subnet = account
      .objects({ type: 'aws_subnet' })
      .find(object => object.id === id);
    if (subnet && subnet.attributes.vpc_id !== attributes.vpc_id) {
      throw new ServiceError(
        `INVALID_PARAMETER_VALUE: subnet ${id} is not in VPC ${text(
          attributes.vpc_id,
        )}`,
        `It is in ${text(subnet.attributes.vpc_id)}.`,
      );
    }
  }
}

/** Refuses a workspace whose network is in another region. */
export function checkWorkspace(request: Request): void {
  const { account, attributes } = request;
  checkAccountLevel(request);
  const region = text(attributes.aws_region);
  const network = account
    .objects({ type: 'databricks_mws_networks' })
    .find(object => object.attributes.network_id === attributes.network_id);
  const vpc = account
    .objects({ type: 'aws_vpc' })
    .find(({ id }) => id === network?.attributes.vpc_id);
  if (vpc?.region && region && vpc.region !== region) {
    throw new ServiceError(
      `INVALID_PARAMETER_VALUE: network ${text(
        attributes.network_id,
      )} is not in ${region}`,
      `Its VPC ${vpc.id} is in ${vpc.region}.`,
    );
  }
}
