import type { z } from 'zod';
import { defaultCatalogName } from './defaultCatalogName';
import type {
  Environment,
  KeyChoice,
  PrivateLink,
  Serverless,
} from './Environment';
import { networkConnectivityName } from './networkConnectivityName';
import type { Network } from './Network';
import { profileDefaults } from './profileDefaults';
import type { environmentSchema } from './schema/environmentSchema';

type Written = z.output<typeof environmentSchema>;

/**
 * An environment with everything filled in that its file leaves out: by its
 * security profile, its network, and the names of project and platform.
 */
export function resolveEnvironment(
  written: Written,
  names: { project: string; environment: string; platform?: string },
): Environment {
  const serverlessOnly = written.workspace.computeMode === 'serverless';
  const { existing } = written.workspace;
  const profile = profileDefaults[written.securityProfile];
  const network: Network =
    serverlessOnly || !written.network ? { mode: 'none' } : written.network;
  const own = !serverlessOnly && !existing && profile.workspaceEncryption;
  return {
    awsAccountId: written.awsAccountId,
    region: written.region,
    securityProfile: written.securityProfile,
    deletionProtection:
      written.deletionProtection ?? profile.deletionProtection,
    network,
    ...(written.sleep ? { sleep: written.sleep } : {}),
    privateLink: privateLink(written, network),
    encryption: {
      storage:
        written.encryption?.storage ?? profile.storageEncryption
          ? { key: keyChoice(written.encryption?.key) }
          : false,
    },
    workspaceEncryption: {
      managedServices: written.workspaceEncryption?.managedServices ?? own,
      storage: written.workspaceEncryption?.storage ?? own,
      key: keyChoice(written.workspaceEncryption?.key),
    },
    crossAccountPolicy:
      written.crossAccountPolicy ??
      (network.mode === 'create' && !existing
        ? profile.crossAccountPolicy
        : 'customer'),
    rootBucketPolicy:
      written.rootBucketPolicy ??
      (serverlessOnly || existing ? 'standard' : profile.rootBucketPolicy),
    serverless: serverless(written, names),
    workspace: written.workspace,
    catalogs: written.catalogs ?? {
      [defaultCatalogName(names.project, names.environment)]: {
        default: true,
        isolation: 'isolated',
        bindings: [],
        schemas: {},
        grants: [],
      },
    },
    compute: written.compute,
    notebooks: written.notebooks,
    gitFolders: written.gitFolders,
    jobs: written.jobs,
    servicePrincipals: written.servicePrincipals,
    approvals: written.approvals,
  };
}

function keyChoice(
  key: { existing: string; alias: string } | undefined,
): KeyChoice {
  return key
    ? { mode: 'existing', arn: key.existing, alias: key.alias }
    : { mode: 'create' };
}

function privateLink(written: Written, network: Network): PrivateLink {
  // What there is of it at a workspace that is there is not said again.
  if (network.mode === 'none' || written.workspace.existing) {
    return {
      backEnd: false,
      frontEnd: false,
      publicAccess: true,
      privateAccessSettings: settingsOfExisting(written),
    };
  }
  const said = written.privateLink;
  const backEnd =
    said?.backEnd ?? profileDefaults[written.securityProfile].backEnd;
  const frontEnd = frontEndOf(said?.frontEnd, network);
  return {
    backEnd,
    frontEnd,
    publicAccess: said?.publicAccess ?? true,
    privateAccessSettings:
      backEnd || frontEnd
        ? settingsOf(said?.privateAccessSettings)
        : { mode: 'none' },
    ...(said?.endpoints ? { endpoints: said.endpoints } : {}),
  };
}

function settingsOfExisting({
  workspace: { existing },
}: Written): PrivateLink['privateAccessSettings'] {
  return existing?.privateAccessSettings
    ? { mode: 'existing', id: existing.privateAccessSettings }
    : { mode: 'none' };
}

function frontEndOf(
  said: boolean | { clientCidrs: string[] } | undefined,
  network: Network,
): PrivateLink['frontEnd'] {
  if (said === undefined || said === false) {
    return false;
  }
  return said === true
    ? { clientCidrs: network.mode === 'create' ? [network.cidr] : [] }
    : said;
}

function settingsOf(
  said: { level: 'account' | 'endpoint' } | { existing: string } | undefined,
): PrivateLink['privateAccessSettings'] {
  if (said && 'existing' in said) {
    return { mode: 'existing', id: said.existing };
  }
  return {
    mode: 'create',
    level: said?.level === 'endpoint' ? 'ENDPOINT' : 'ACCOUNT',
  };
}

function serverless(
  written: Written,
  names: { platform?: string },
): Serverless {
  const connectivity = written.serverless?.networkConnectivity ?? false;
  const policy = written.serverless?.networkPolicy;
  return {
    networkConnectivity: connectivityOf(
      connectivity,
      names.platform,
      written.region,
    ),
    ...(policy
      ? {
          networkPolicy:
            'existing' in policy
              ? { mode: 'existing', id: policy.existing }
              : { mode: 'create', ...policy },
        }
      : {}),
  };
}

function connectivityOf(
  said: boolean | { existing: string },
  platform: string | undefined,
  region: string,
): Serverless['networkConnectivity'] {
  if (said === false) {
    return { mode: 'none' };
  }
  if (said !== true) {
    return { mode: 'existing', id: said.existing };
  }
  return platform === undefined
    ? { mode: 'create' }
    : { mode: 'lookup', name: networkConnectivityName(platform, region) };
}
