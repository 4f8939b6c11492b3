import { regions } from '@lakeport/project';
import { accountObject } from './accountObject';
import { checkName } from './checkName';
import { invalidParameter } from './invalidParameter';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';

const SERVICE = /^com\.amazonaws\.vpce\.([a-z0-9-]+)\.(vpce-svc-[0-9a-f]+)$/;

function awsEndpointOf({ account, attributes }: Request) {
  return account.objects({
    type: 'aws_vpc_endpoint',
    id: text(attributes.aws_vpc_endpoint_id) ?? '',
  })[0];
}

function serviceOf(request: Request) {
  const name = text(awsEndpointOf(request)?.attributes.service_name) ?? '';
  const match = SERVICE.exec(name);
  return match ? { region: match[1], id: match[2], name } : undefined;
}

/** What a Databricks endpoint service is for. */
function useCaseOf(request: Request): string {
  const service = serviceOf(request);
  const known = service && regions[service.region]?.privateLink;
  return known?.relay === service?.name
    ? 'DATAPLANE_RELAY_ACCESS'
    : 'WORKSPACE_ACCESS';
}

/**
 * Refuses to register an endpoint of another region, of a service that is not
 * of Databricks, or one that is registered already.
 */
function checkRegistration(request: Request): void {
  const { account, attributes, type } = request;
  const name = text(attributes.vpc_endpoint_name);
  checkName('vpc_endpoint_name')(request);
  const endpoint = awsEndpointOf(request);
  const region = text(attributes.region);
  if (endpoint?.region && region && endpoint.region !== region) {
    invalidParameter(
      `VPC endpoint ${endpoint.id} is not in ${region}`,
      `It is in ${endpoint.region}; register it there.`,
    );
  }
  if (endpoint && !endpoint.seeded && !serviceOf(request)) {
    invalidParameter(
      `VPC endpoint ${endpoint.id} is none of a Databricks service`,
      `It is of ${text(
        endpoint.attributes.service_name,
      )}; ${name} would be of com.amazonaws.vpce.${region}.vpce-svc-….`,
    );
  }
  const twin = account
    .objects({ type })
    .find(
      other =>
        other.scope === request.scope &&
        other.attributes.aws_vpc_endpoint_id === attributes.aws_vpc_endpoint_id,
    );
  if (twin) {
    invalidParameter(
      `VPC endpoint ${text(
        attributes.aws_vpc_endpoint_id,
      )} is registered already`,
      `It is ${text(twin.attributes.vpc_endpoint_id)}. Use that one.`,
    );
  }
}

/** Refuses settings for another region than they are for. */
function checkSettings(request: Request): void {
  const { attributes, prior } = request;
  checkName('private_access_settings_name')(request);
  const [before, after] = [text(prior?.region), text(attributes.region)];
  if (before && before !== after) {
    invalidParameter(
      'the region of private access settings cannot be changed',
      `They are for ${before}, not ${after}. Make others.`,
    );
  }
}

/**
 * What the Databricks account API is known to do about PrivateLink, by type.
 *
 * From the Databricks provider's documentation and code 1.99.0, and the
 * Databricks docs on AWS, PrivateLink, 2025.
 */
export const privateLinkRules: Record<string, TypeRules> = {
  databricks_mws_vpc_endpoint: accountObject('vpc_endpoint_id', {
    check: checkRegistration,
    computed: request => ({
      aws_account_id: awsEndpointOf(request)?.accountId ?? '',
      aws_endpoint_service_id: serviceOf(request)?.id ?? '',
      state: 'available',
      use_case: useCaseOf(request),
    }),
    unique: [['vpc_endpoint_name']],
  }),
  databricks_mws_private_access_settings: accountObject(
    'private_access_settings_id',
    {
      check: checkSettings,
      defaults: { private_access_level: 'ACCOUNT' },
      immutable: false,
      unique: [['private_access_settings_name']],
    },
  ),
};
