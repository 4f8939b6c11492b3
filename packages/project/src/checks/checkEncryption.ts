import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { environmentSwitches } from './environmentSwitches';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

const KINDS = ['encryption', 'workspaceEncryption'] as const;

/**
 * That a key that is brought is used, and lies in the region of what it is to
 * encrypt.
 */
export function checkEncryption(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path, environment }) => {
    const switches = environmentSwitches(environment);
    return KINDS.flatMap(kind => {
      if (!environment[kind]?.keys.includes('key')) {
        return [];
      }
      const at = [...path, kind, 'key'];
      const on =
        kind === 'encryption'
          ? switches.storageEncryption
          : switches.workspaceEncryption;
      return [
        ...(on === false && !switches.serverlessOnly
          ? [unused(at, kind, environment)]
          : []),
        ...elsewhere(at, environment[kind]?.key?.existing, environment.region),
      ];
    });
  });
}

function unused(
  path: string[],
  kind: (typeof KINDS)[number],
  { securityProfile }: EnvironmentDraft,
): Finding {
  return {
    path,
    message: `nothing is encrypted by this key: ${kind} is off${
      securityProfile === undefined
        ? ''
        : `, which is the default of ${securityProfile}`
    }`,
    hint:
      kind === 'encryption'
        ? 'set storage: true beside it, or remove the key'
        : 'set managedServices: true or storage: true beside it, or remove the key',
    about: 'key',
  };
}

function elsewhere(
  path: string[],
  arn: string | undefined,
  region: string | undefined,
): Finding[] {
  const of = arn?.split(':')[3];
  return of === undefined || region === undefined || of === region
    ? []
    : [
        {
          path: [...path, 'existing'],
          message: `the key is in region ${of}, the environment in ${region}`,
          hint: `use a key of ${region}; for a multi-region key, its replica there`,
          about: 'value',
        },
      ];
}
