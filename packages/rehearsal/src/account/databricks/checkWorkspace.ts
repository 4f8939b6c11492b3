import { checkAccountLevel } from './checkAccountLevel';
import { checkWorkspaceParts } from './checkWorkspaceParts';
import { invalidParameter } from './invalidParameter';
import type { Request } from '../TypeRules';
import { text } from '../text';

/** The object of a type that a request's attribute names by the same attribute. */
function named(request: Request, type: string, attribute: string) {
  const wanted = request.attributes[attribute];
  return wanted
    ? request.account
        .objects({ type })
        .find(({ attributes }) => attributes[attribute] === wanted)
    : undefined;
}

/**
 * Refuses a workspace whose network or root bucket is in another region, or
 * whose credentials are for another AWS account than its network.
 */
export function checkWorkspace(request: Request): void {
  const { account, attributes } = request;
  checkAccountLevel(request);
  checkWorkspaceParts(request);
  const region = text(attributes.aws_region);
  const network = named(request, 'databricks_mws_networks', 'network_id');
  const [vpc] = network
    ? account.objects({ type: 'aws_vpc', id: text(network.attributes.vpc_id) })
    : [];
  if (vpc?.region && region && vpc.region !== region) {
    invalidParameter(
      `network ${text(attributes.network_id)} is not in ${region}`,
      `Its VPC ${vpc.id} is in ${vpc.region}.`,
    );
  }
  const storage = named(
    request,
    'databricks_mws_storage_configurations',
    'storage_configuration_id',
  );
  const [bucket] = storage
    ? account.objects({
        type: 'aws_s3_bucket',
        id: text(storage.attributes.bucket_name),
      })
    : [];
  if (bucket?.region && region && bucket.region !== region) {
    invalidParameter(
      `root bucket ${bucket.id} is not in ${region}`,
      `It is in ${bucket.region}; a workspace and its root bucket share a region.`,
    );
  }
  const credentials = named(
    request,
    'databricks_mws_credentials',
    'credentials_id',
  );
  const role = text(credentials?.attributes.role_arn);
  const roleAccount = role?.split(':')[4];
  if (roleAccount && vpc?.accountId && roleAccount !== vpc.accountId) {
    invalidParameter(
      `credentials ${text(
        attributes.credentials_id,
      )} are for AWS account ${roleAccount}`,
      `The network is in ${vpc.accountId}; the role ${role} cannot start compute there.`,
    );
  }
}
