import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { hasMadeNetwork } from './hasMadeNetwork';
import { noSuch } from './noSuch';
import type { ProjectDraft } from './projectDraft';

const PATH = ['spec', 'connectivity', 'members'];

/**
 * That two environments or more are connected, and that their networks are
 * made here. Their ranges are compared for all environments.
 */
export function checkConnectivity(draft: ProjectDraft): Finding[] {
  const connectivity = draft.spec?.connectivity;
  if (!connectivity) {
    return [];
  }
  const environments = environmentsOf(draft);
  if (!connectivity.keys.includes('members')) {
    const made = environments.map(({ environment }) =>
      hasMadeNetwork(environment),
    );
    return made.includes(undefined)
      ? []
      : tooFew(
          environments
            .filter((_, index) => made[index])
            .map(({ name }) => name),
        );
  }
  const { members } = connectivity;
  if (!members) {
    return [];
  }
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
    ...(members.includes(undefined) ? [] : tooFew([...new Set(members)])),
  ];
}

function tooFew(members: Array<string | undefined>): Finding[] {
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
