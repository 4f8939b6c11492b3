import { profileDefaults } from '../profileDefaults';
import type { EnvironmentDraft } from './projectDraft';

/**
 * What an environment's switches are after defaults; undefined where what they
 * follow from is wrong or left out.
 */
export interface EnvironmentSwitches {
  serverlessOnly: boolean;
  network?: 'create' | 'existing';
  backEnd?: boolean;
  frontEnd?: boolean;
  storageEncryption?: boolean;
  workspaceEncryption?: boolean;
}

/** The switches of an environment, as the file and its profile set them. */
export function environmentSwitches(
  environment: EnvironmentDraft,
): EnvironmentSwitches {
  const { network, privateLink, securityProfile } = environment;
  const profile = securityProfile && profileDefaults[securityProfile];
  const serverlessOnly = environment.workspace?.computeMode === 'serverless';
  const networkMode = network?.keys.includes('existing')
    ? 'existing'
    : 'create';
  if (serverlessOnly || environment.workspace?.existing) {
    return {
      serverlessOnly,
      ...(network && !serverlessOnly ? { network: networkMode } : {}),
      backEnd: false,
      frontEnd: false,
      storageEncryption:
        environment.encryption?.storage ?? profile?.storageEncryption,
      workspaceEncryption: false,
    };
  }
  const own = environment.workspaceEncryption;
  return {
    serverlessOnly,
    ...(network ? { network: networkMode } : {}),
    backEnd: said(environment, 'privateLink', privateLink, 'backEnd')
      ? privateLink?.backEnd
      : profile?.backEnd,
    frontEnd: said(environment, 'privateLink', privateLink, 'frontEnd')
      ? privateLink?.frontEnd?.on
      : false,
    storageEncryption: said(
      environment,
      'encryption',
      environment.encryption,
      'storage',
    )
      ? environment.encryption?.storage
      : profile?.storageEncryption,
    workspaceEncryption:
      (own?.managedServices ?? profile?.workspaceEncryption) ||
      (own?.storage ?? profile?.workspaceEncryption),
  };
}

/** Whether the file says anything there, right or wrong. */
function said(
  environment: EnvironmentDraft,
  key: string,
  mapping: { keys: string[] } | undefined,
  inner: string,
): boolean {
  return mapping
    ? mapping.keys.includes(inner)
    : environment.keys.includes(key);
}
