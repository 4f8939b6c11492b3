import { checkStorageRole } from './checkStorageRole';
import type { RehearsalAccount } from '../RehearsalAccount';
import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';
import type { Value } from '../../wire/Value';

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
  const found = account
    .objects({ type: 'aws_iam_role' })
    .find(object => object.attributes.arn === roleArn);
  if (roleArn && !found) {
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
  if (bucket && attributes.read_only === true) {
    checkSomethingToRead(account, bucket, text(attributes.url) ?? '');
  }
  if (found && !found.seeded && bucket) {
    const id =
      role && typeof role === 'object' && 'external_id' in role
        ? text(role.external_id)
        : undefined;
    checkStorageRole(account, found, id, bucket);
  }
}

/**
 * Refuses a location to read in a bucket that was made here and has no file: the
 * role is tried out by reading one, where others are by writing one.
 *
 * From issue 3843 of the Databricks provider, open in 2026.
 */
function checkSomethingToRead(
  account: RehearsalAccount,
  bucket: string,
  url: string,
): void {
  const isMadeHere = account
    .objects({ type: 'aws_s3_bucket', id: bucket })
    .some(({ seeded }) => !seeded);
  const hasFiles = account
    .objects({ type: 'aws_s3_object' })
    .some(
      ({ attributes }) =>
        text(attributes.bucket) === bucket &&
        `s3://${bucket}/${text(attributes.key)}`.startsWith(
          url.replace(/\/*$/, '/'),
        ),
    );
  if (isMadeHere && !hasFiles) {
    throw new ServiceError(
      `AWS IAM role does not have READ permissions on url ${url}. No file available under the location to read.`,
      'Nothing lies there yet. Set skip_validation, or put a file there first.',
    );
  }
}

/** Refuses a location within another one, or around it. */
export function checkNoOverlap(request: Request): void {
  const { account, attributes, prior, scope, type } = request;
  const rooted = (value: Value | undefined) =>
    (text(value) ?? '').replace(/\/*$/, '/');
  const url = rooted(attributes.url);
  const other = account.objects({ type }).find(location => {
    const theirs = rooted(location.attributes.url);
    return (
      location.scope === scope &&
      location.id !== text(prior?.id) &&
      (url.startsWith(theirs) || theirs.startsWith(url))
    );
  });
  if (other) {
    throw new ServiceError(
      `INVALID_PARAMETER_VALUE.LOCATION_OVERLAP: ${url} overlaps with external location '${other.id}'`,
      `That one is ${text(other.attributes.url)}.`,
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
