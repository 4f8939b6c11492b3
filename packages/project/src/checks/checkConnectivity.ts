import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { hasMadeNetwork } from './hasMadeNetwork';
import { noSuch } from './noSuch';
import type { ProjectDraft } from './projectDraft';

const PATH = ['spec', 'connectivity', 'members'];

/**
 * A member's network ACL has a rule for its own network and one for each other
 * member, four that keep the private ranges out, and one for the rest.
 *
 * Source: Amazon VPC user guide, quotas, "Rules per network ACL" (20 in each
 * direction), 2026.
 */
const MOST_MEMBERS_WITH_ACLS = 15;

/**
 * That two environments or more are connected, no more than network ACLs have
 * room for, and that their networks are made here. Their ranges are compared
 * for all environments.
 */
export function checkConnectivity(draft: ProjectDraft): Finding[] {
  const connectivity = draft.spec?.connectivity;
  if (!connectivity) {
    return [];
  }
  const environments = environmentsOf(draft);
  const roomFor = (members: string[]) =>
    connectivity.networkAcls ? tooManyForAcls(members.length) : [];
  if (!connectivity.keys.includes('members')) {
    const made = environments.map(({ environment }) =>
      hasMadeNetwork(environment),
    );
    const members = environments
      .filter((_, index) => made[index])
      .map(({ name }) => name);
    return [
      ...(made.includes(undefined) ? [] : tooFew(members)),
      ...roomFor(members),
    ];
  }
  const { members } = connectivity;
  if (!members) {
    return [];
  }
  const named = [...new Set(members)].filter(name => name !== undefined);
  return [
    ...members.flatMap((name, index): Finding[] => {
      const path = [...PATH, index];
      const found = environments.find(member => member.name === name);
      return found && hasMadeNetwork(found.environment) === false
        ? [
            {
              path,
              message: `environment ${name} has no network that is made here, and nothing is changed in one that is not`,
              hint: 'remove it here, and connect its network where it is made',
              about: 'value',
            },
          ]
        : noSuch(path, name, draft.spec?.environments, {
            what: 'environment',
            where: 'spec.environments',
          });
    }),
    ...(members.includes(undefined) ? [] : tooFew(named)),
    ...roomFor(named),
  ];
}

function tooManyForAcls(count: number): Finding[] {
  return count > MOST_MEMBERS_WITH_ACLS
    ? [
        {
          path: ['spec', 'connectivity', 'networkAcls'],
          message: `there are ${count} members, and a network ACL has room for ${MOST_MEMBERS_WITH_ACLS}: AWS allows 20 rules in each direction`,
          hint: `use networkAcls: false, or name at most ${MOST_MEMBERS_WITH_ACLS} members`,
          about: 'value',
        },
      ]
    : [];
}

function tooFew(members: string[]): Finding[] {
  return members.length < 2
    ? [
        {
          path: PATH,
          message:
            members.length === 0
              ? 'there is no member'
              : `${members[0]} is the only member, and there is nothing to connect it to`,
          hint: 'name two environments or more whose networks are made here, or remove connectivity',
          about: 'value',
        },
      ]
    : [];
}
