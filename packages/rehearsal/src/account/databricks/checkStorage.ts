import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';

/** Refuses a location whose role or bucket is not there. */
export function checkExternalLocation({ account, attributes }: Request): void {
  if (attributes.skip_validation === true) {
    return;
  }
  const credential = account
    .objects({ type: 'databricks_storage_credential' })
    .find(({ id }) => id === attributes.credential_name);
  const roles = credential?.attributes.aws_iam_role;
  const role = Array.isArray(roles) ? roles[0] : undefined;
  const roleArn =
    role && typeof role === 'object' && 'role_arn' in role
      ? role.role_arn
      : undefined;
  const exists = account
    .objects({ type: 'aws_iam_role' })
    .some(object => object.attributes.arn === roleArn);
  if (roleArn && !exists) {
    throw new ServiceError(
      `AWS IAM role does not exist or cannot be assumed: ${roleArn}`,
      `Storage credential ${text(
        attributes.credential_name,
      )} names a role that is not there yet. Create the role before the external location.`,
    );
  }
  const bucket = /^s3:\/\/([^/]+)/.exec(text(attributes.url) ?? '')?.[1];
  if (
    bucket &&
    !account.objects({ type: 'aws_s3_bucket', id: bucket }).length
  ) {
    throw new ServiceError(
      `the bucket of ${text(attributes.url)} does not exist`,
      `Create bucket ${bucket} first.`,
    );
  }
}

function insideLocation(request: Request, url: string): boolean {
  const { account, scope } = request;
  return account
    .objects({ type: 'databricks_external_location' })
    .some(location => {
      const root = (text(location.attributes.url) ?? '').replace(/\/*$/, '/');
      return location.scope === scope && `${url}/`.startsWith(root);
    });
}

/** Refuses a path that no external location covers. */
export function checkStorage(attribute: string): (request: Request) => void {
  return request => {
    const url = text(request.attributes[attribute]);
    if (url && !insideLocation(request, url)) {
      throw new ServiceError(
        `PERMISSION_DENIED: ${url} is not within an external location`,
        `Create an external location that covers it before ${request.type}.`,
      );
    }
  };
}
