import { byAttribute } from './byAttribute';
import { allows } from '../aws/allows';
import type { RehearsalAccount } from '../RehearsalAccount';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';

/** Policies that a role has, those of its own and those attached. */
function policiesOf(account: RehearsalAccount, roleArn: string): string[] {
  const role = byAttribute(account, 'aws_iam_role', 'arn', roleArn);
  const ofRole = (type: string) =>
    account
      .objects({ type, accountId: role?.accountId })
      .filter(({ attributes }) => attributes.role === role?.attributes.name);
  const attached = ofRole('aws_iam_role_policy_attachment').map(
    ({ attributes }) =>
      byAttribute(account, 'aws_iam_policy', 'arn', attributes.policy_arn),
  );
  return [...ofRole('aws_iam_role_policy'), ...attached].flatMap(
    policy => text(policy?.attributes.policy) ?? [],
  );
}

/** The role that a workspace starts its compute with, if it is known here. */
function crossAccountRole({ account, scope }: Request): string | undefined {
  const workspace = account
    .objects({ type: 'databricks_mws_workspaces' })
    .find(({ workspaceId }) => scope === `workspace:${workspaceId}`);
  const credentials = byAttribute(
    account,
    'databricks_mws_credentials',
    'credentials_id',
    workspace?.attributes.credentials_id,
  );
  return text(credentials?.attributes.role_arn);
}

/**
 * Refuses an instance profile that is not there, or that the workspace could
 * not hand to its instances.
 *
 * From the Databricks docs on AWS, instance profiles, 2025.
 */
export function checkInstanceProfile(request: Request): void {
  const { account, attributes } = request;
  const arn = text(attributes.instance_profile_arn) ?? '';
  const profile = byAttribute(account, 'aws_iam_instance_profile', 'arn', arn);
  if (!profile) {
    throw new ServiceError(
      `INVALID_PARAMETER_VALUE: instance profile ${arn} does not exist`,
      'Create the instance profile first, or name one that exists.',
    );
  }
  const by = crossAccountRole(request);
  const role = account
    .objects({ type: 'aws_iam_role', accountId: profile.accountId })
    .find(({ attributes: own }) => own.name === profile.attributes.role);
  const policies = by ? policiesOf(account, by) : [];
  if (
    attributes.skip_validation === true ||
    !by ||
    !role ||
    policies.length === 0
  ) {
    return;
  }
  const target = text(role.attributes.arn) ?? '';
  const isPassable = policies.some(policy =>
    allows(policy, { action: 'iam:PassRole', resource: target }),
  );
  if (!isPassable) {
    throw new ServiceError(
      `DRY_RUN_FAILED: ${by} is not authorized to perform: iam:PassRole on resource: ${target}`,
      'Allow it in the policy of the cross-account role.',
    );
  }
}
