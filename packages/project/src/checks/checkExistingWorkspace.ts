import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { environmentSwitches } from './environmentSwitches';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

/** What a workspace with compute in the customer's account always has. */
const NEEDED = ['credentials', 'storageConfiguration'];

/** What one with serverless compute only has nothing of. */
const CLASSIC = [
  ...NEEDED,
  'networkConfiguration',
  'crossAccountRole',
  'rootBucket',
];

/** What of an environment is decided where the workspace was made. */
const DECIDED = [
  'sleep',
  'privateLink',
  'workspaceEncryption',
  'crossAccountPolicy',
  'rootBucketPolicy',
];

/**
 * That of a workspace which is there nothing is asked that only whoever makes
 * it can do, that its parts are named, and that no two environments are the
 * same one.
 */
export function checkExistingWorkspace(draft: ProjectDraft): Finding[] {
  const first = new Map<string, string>();
  return environmentsOf(draft).flatMap(({ name, path, environment }) => {
    const existing = environment.workspace?.existing;
    if (!existing) {
      return [];
    }
    const at = [...path, 'workspace', 'existing'];
    const before =
      existing.id === undefined ? undefined : first.get(existing.id);
    if (existing.id !== undefined && before === undefined) {
      first.set(existing.id, name);
    }
    return [
      ...(before === undefined
        ? []
        : [
            value(
              [...at, 'id'],
              `workspace ${existing.id} is that of environment ${before} already`,
              'name each workspace in one environment',
            ),
          ]),
      ...parts(at, environment, existing.keys),
      ...network(path, environment, existing.keys),
      ...DECIDED.filter(key => environment.keys.includes(key)).map(key => ({
        path: [...path, key],
        message: `${key} does not go with a workspace that is there`,
        hint: 'remove it: it was decided when the workspace was made, and stays as it is',
        about: 'key' as const,
      })),
      ...profiles(path, environment),
    ];
  });
}

function parts(
  at: string[],
  environment: EnvironmentDraft,
  keys: string[],
): Finding[] {
  return environmentSwitches(environment).serverlessOnly
    ? CLASSIC.filter(key => keys.includes(key)).map(key => ({
        path: [...at, key],
        message: `${key} does not go with a workspace whose computeMode is serverless`,
        hint: 'remove it, or use computeMode: hybrid',
        about: 'key' as const,
      }))
    : NEEDED.filter(key => !keys.includes(key)).map(key =>
        value(
          [...at, key],
          `${key} is missing: a workspace with compute in your account has one`,
          'write its id, which the account console and `lakeport adopt` show, or use computeMode: serverless',
        ),
      );
}

function network(
  path: string[],
  environment: EnvironmentDraft,
  keys: string[],
): Finding[] {
  const switches = environmentSwitches(environment);
  const isNamed = keys.includes('networkConfiguration');
  const isWritten = environment.keys.includes('network');
  if (switches.serverlessOnly) {
    return [];
  }
  if (isNamed && switches.network !== 'existing') {
    return [
      value(
        [...path, 'network'],
        'a workspace that is there is in a network that is there',
        'write network: { existing: { vpcId, subnetIds, securityGroupIds } } as its network configuration has them',
      ),
    ];
  }
  return !isNamed && isWritten
    ? [
        {
          path: [...path, 'network'],
          message:
            'a workspace without a network configuration is in a network of Databricks',
          hint: 'remove network, or write the id of workspace.existing.networkConfiguration',
          about: 'key',
        },
      ]
    : [];
}

/** Compute may only use a role that the cross-account role may pass on. */
function profiles(path: string[], { compute }: EnvironmentDraft): Finding[] {
  return Object.entries(compute?.instanceProfiles ?? {})
    .filter(([, said]) => said && !said.keys.includes('existing'))
    .map(([name]) =>
      value(
        [...path, 'compute', 'instanceProfiles', name],
        "a new instance profile does not go with a workspace that is there, whose cross-account role is somebody else's",
        'write { existing: <arn> } of one that the role may pass on',
      ),
    );
}

function value(path: string[], message: string, hint: string): Finding {
  return { path, message, hint, about: 'value' };
}
