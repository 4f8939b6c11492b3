import type { Finding } from '../../Finding';
import { shown } from '../../shown';
import { noSuch } from '../noSuch';
import { platformShared, type SharedPlace } from './platformShared';
import type { PlatformDraft } from './platformDraft';

/**
 * The accounts of all members are one tag of a role: twelve digits each, and what
 * separates them.
 *
 * Source: IAM user guide, quotas, "Tag value" (256 characters), 2026.
 */
const MOST_ACCOUNTS = 19;

/**
 * The policy of a role names the states that it reads, one of each member for
 * connectivity and three for regions.
 *
 * Source: IAM user guide, quotas, "Role inline policies" (10,240 characters),
 * 2026.
 */
const MOST_MEMBERS = { connectivity: 32, regions: 10 } as const;

/**
 * That what a project has between its environments joins two of them or more,
 * each once and, for connectivity, with a network, in no more accounts than a
 * role can be for.
 */
export function checkShared(draft: PlatformDraft): Finding[] {
  return platformShared(draft).flatMap(place => [
    ...(place.named ?? []).flatMap((name, index) =>
      memberFindings(place, name, index),
    ),
    ...countFindings(place),
  ]);
}

function memberFindings(
  { environments, named, path, project, target }: SharedPlace,
  name: string | undefined,
  index: number,
): Finding[] {
  const at = [...path, 'members', index];
  if (name !== undefined && named?.indexOf(name) !== index) {
    return [
      {
        path: at,
        message: `${shown(name)} is listed twice`,
        hint: 'keep one of them',
        about: 'value',
      },
    ];
  }
  const member =
    name !== undefined && Object.hasOwn(environments, name)
      ? environments[name]
      : undefined;
  return target === 'connectivity' && member && !member.keys.includes('cidr')
    ? [
        {
          path: at,
          message: `environment ${name} of ${project} has no range, and so no network that could be joined`,
          hint: 'remove it here, or allocate a range for it',
          about: 'value',
        },
      ]
    : noSuch(at, name, environments, {
        what: 'environment',
        where: `spec.projects.${project}.environments`,
      });
}

function countFindings({
  environments,
  members,
  named,
  path,
  project,
  target,
}: SharedPlace): Finding[] {
  if (!members) {
    return [];
  }
  const at: Pick<Finding, 'about' | 'path'> = named
    ? { path: [...path, 'members'], about: 'value' }
    : { path, about: 'key' };
  const accounts = new Set(
    members.map(name => environments[name]?.awsAccountId ?? name),
  );
  return [
    ...(members.length < 2
      ? [
          {
            ...at,
            message: `${target} of ${project} joins ${
              members.length === 0 ? 'no environment' : `only ${members[0]}`
            }`,
            hint: `name two environments or more, or remove ${target}`,
          },
        ]
      : []),
    ...(members.length > MOST_MEMBERS[target]
      ? [
          {
            ...at,
            message: `${target} of ${project} joins ${members.length} environments, and the policy of its role has room for ${MOST_MEMBERS[target]}`,
            hint: `name at most ${MOST_MEMBERS[target]} members`,
          },
        ]
      : []),
    ...(accounts.size > MOST_ACCOUNTS
      ? [
          {
            ...at,
            message: `${target} of ${project} is in ${accounts.size} AWS accounts, and its role can be for ${MOST_ACCOUNTS}`,
            hint: `name members in at most ${MOST_ACCOUNTS} accounts`,
          },
        ]
      : []),
  ];
}
