import { byAttribute } from './byAttribute';
import { invalidParameter } from './invalidParameter';
import { idsIn } from '../idsIn';
import { text } from '../text';
import type { Request } from '../TypeRules';
import { isValueObject } from '../../wire/Value';

const USE_CASES: Record<string, string> = {
  rest_api: 'WORKSPACE_ACCESS',
  dataplane_relay: 'DATAPLANE_RELAY_ACCESS',
};

/**
 * Refuses a network configuration whose endpoints are for something else, or
 * are in another VPC.
 *
 * From the Databricks docs on AWS, back-end PrivateLink, 2025.
 */
export function checkNetworkEndpoints({ account, attributes }: Request): void {
  const [endpoints] = [attributes.vpc_endpoints ?? []].flat();
  if (!isValueObject(endpoints)) {
    return;
  }
  const vpc = text(attributes.vpc_id);
  for (const [attribute, useCase] of Object.entries(USE_CASES)) {
    const ids = idsIn(endpoints[attribute]);
    if (ids.length !== 1) {
      invalidParameter(
        `${attribute} of a network configuration names one endpoint`,
        `It names ${ids.length}; back-end PrivateLink has both, rest_api and dataplane_relay.`,
      );
    }
    for (const id of ids) {
      const registered = byAttribute(
        account,
        'databricks_mws_vpc_endpoint',
        'vpc_endpoint_id',
        id,
      );
      const { use_case: actual, aws_vpc_endpoint_id: awsId } =
        registered?.attributes ?? {};
      const [endpoint] = account.objects({
        type: 'aws_vpc_endpoint',
        id: text(awsId) ?? '',
      });
      if (text(actual) && actual !== useCase) {
        invalidParameter(
          `VPC endpoint ${id} is for ${actual}`,
          `${attribute} wants one for ${useCase}.`,
        );
      }
      if (endpoint && !endpoint.seeded && endpoint.attributes.vpc_id !== vpc) {
        invalidParameter(
          `VPC endpoint ${id} is not in VPC ${vpc}`,
          `It is ${endpoint.id} in ${text(endpoint.attributes.vpc_id)}.`,
        );
      }
    }
  }
}
