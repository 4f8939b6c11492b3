import type { iamRoles } from '@lakeport/infra';
import { inlineCode as code } from '../plan/inlineCode';
import { markdownTable } from './markdownTable';

/** The roles of a project's stacks, as they are read from them. */
export type AccountRoles = ReturnType<typeof iamRoles>;

type Role = AccountRoles[number];

/** Policies with more actions than a cell holds are told by their number. */
const MOST_ACTIONS = 6;

/** Who may take a role; nearly all of Unity Catalog's may take themselves, too. */
function takenBy({ awsAccountId, trusts }: Role): string {
  return trusts
    .map(({ conditions, principal }) => {
      const who = principal.includes(`:${awsAccountId}:`)
        ? 'itself'
        : code(principal);
      return conditions.length > 0
        ? `${who} (${conditions.map(code).join(', ')})`
        : who;
    })
    .join('; ');
}

function may({ attached, may: permissions }: Role): string {
  return (
    [
      ...permissions.map(({ actions, service }) =>
        actions.length > MOST_ACTIONS
          ? `${service}: ${actions.length} actions`
          : `${service}: ${actions.join(', ')}`,
      ),
      ...attached.map(code),
    ].join('; ') || 'what policies of resources let it'
  );
}

/** The IAM roles in one AWS account, as a table; nothing where there is none. */
export function accountRoles(
  roles: AccountRoles,
  awsAccountId: string,
): string[] {
  return markdownTable(
    ['role', 'stack', 'taken by (if)', 'what for', 'may'],
    roles
      .filter(role => role.awsAccountId === awsAccountId)
      .map(role => [
        code(role.name),
        code(role.stack),
        takenBy(role),
        role.description ?? '',
        may(role),
      ]),
  );
}
