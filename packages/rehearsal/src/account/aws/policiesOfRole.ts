import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';
import { text } from '../text';

/** What a role may do: the texts of its own policies and of those attached to it. */
export function policiesOfRole(
  account: RehearsalAccount,
  role: AccountObject,
): string[] {
  const named = ({ attributes }: AccountObject) =>
    attributes.role === role.attributes.name;
  const { accountId } = role;
  const attached = account
    .objects({ type: 'aws_iam_role_policy_attachment', accountId })
    .filter(named)
    .flatMap(({ attributes }) =>
      account.objects({
        type: 'aws_iam_policy',
        id: text(attributes.policy_arn) ?? '',
      }),
    );
  return [
    ...account
      .objects({ type: 'aws_iam_role_policy', accountId })
      .filter(named),
    ...attached,
  ].flatMap(({ attributes }) => text(attributes.policy) ?? []);
}
