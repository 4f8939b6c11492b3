import type { Compute } from './Compute';
import type { Network } from './Network';
import type {
  GitFolder,
  Job,
  Notebook,
  ServicePrincipal,
} from './WorkspaceContent';
import type { z } from 'zod';
import type { catalogSchema } from './schema/catalogSchema';
import type { existingWorkspaceSchema } from './schema/existingWorkspaceSchema';

/**
 * How much an environment is guarded; each is a set of defaults for switches
 * that can be set on their own.
 *
 * @public
 */
export type SecurityProfile =
  | 'development'
  | 'production-basic'
  | 'production-secure'
  | 'maximum-security';

/**
 * A catalog after defaults. `bindings` are the other workspaces that may use
 * an isolated catalog; its own is bound by itself.
 *
 * @public
 */
export type Catalog = z.output<typeof catalogSchema>;

/**
 * A KMS key: a new one, or one that is there. An existing one comes with its
 * alias.
 *
 * @public
 */
export type KeyChoice =
  | { mode: 'create' }
  | { mode: 'existing'; arn: string; alias: string };

/**
 * When an environment's network sleeps: two cron expressions of five fields
 * in an IANA time zone. Each is the moment a state begins.
 *
 * @public
 */
export interface SleepSchedule {
  asleep: string;
  awake: string;
  timeZone: string;
}

/**
 * Whether the network is asleep (no way to the internet, no compute in the
 * account), when it is to be, and whether its public addresses are kept then.
 *
 * @public
 */
export interface Sleep {
  asleep: boolean;
  schedule?: SleepSchedule;
  keepAddresses: boolean;
}

/**
 * PrivateLink of a workspace. `backEnd` is compute to control plane,
 * `frontEnd` users to workspace, from `clientCidrs` (the VPC's range when
 * nothing is said; none on an existing network, where its owner decides).
 * `endpoints` are registered already; then none is made.
 *
 * @public
 */
export interface PrivateLink {
  backEnd: boolean;
  frontEnd: false | { clientCidrs: string[] };
  publicAccess: boolean;
  privateAccessSettings:
    | { mode: 'create'; level: 'ACCOUNT' | 'ENDPOINT' }
    | { mode: 'existing'; id: string }
    | { mode: 'none' };
  endpoints?: { workspace: string; relay: string; frontEnd?: string };
}

/**
 * Network of serverless compute: which network connectivity configuration the
 * workspace is bound to, and what it may reach.
 *
 * @public
 */
export interface Serverless {
  networkConnectivity:
    | { mode: 'none' }
    | { mode: 'create' }
    | { mode: 'lookup'; name: string }
    | { mode: 'existing'; id: string };
  networkPolicy?:
    | { mode: 'create'; allowedDomains: string[]; allowedBuckets: string[] }
    | { mode: 'existing'; id: string };
}

/**
 * Account groups and users, by name and by email address.
 *
 * @public
 */
export interface Principals {
  groups: string[];
  users: string[];
}

/**
 * A workspace that somebody else made, and the ids of what it was made with.
 * Nothing of that is made, and the workspace is never deleted.
 *
 * @public
 */
export type ExistingWorkspace = z.output<typeof existingWorkspaceSchema>;

/**
 * The workspace: where its compute runs (`hybrid` is the customer's account
 * and serverless), who may use it, and from which addresses.
 *
 * @public
 */
export interface Workspace {
  /** One that somebody else made; left out, it is made. */
  existing?: ExistingWorkspace;
  computeMode: 'hybrid' | 'serverless';
  admins: Principals;
  users: Principals;
  /** IPv4 addresses and ranges; left out, there are no lists. */
  ipAccessLists?: { allow: string[]; block: string[] };
  /** Whether the Hive metastore and other legacy ways in stay open. */
  legacyAccess: boolean;
}

/**
 * An environment after defaults: one AWS account, one region, one workspace.
 * What the file leaves out follows from its security profile.
 *
 * @public
 */
export interface Environment {
  awsAccountId: string;
  region: string;
  securityProfile: SecurityProfile;
  deletionProtection: boolean;
  network: Network;
  sleep?: Sleep;
  privateLink: PrivateLink;
  /** Encryption of catalog buckets by a key of the customer. */
  encryption: { storage: false | { key: KeyChoice } };
  /** Encryption by a key of the customer: notebooks and secrets (managed services), root bucket and volumes of compute (storage). */
  workspaceEncryption: {
    managedServices: boolean;
    storage: boolean;
    key: KeyChoice;
  };
  crossAccountPolicy: 'customer' | 'restricted';
  rootBucketPolicy: 'standard' | 'tight';
  serverless: Serverless;
  workspace: Workspace;
  catalogs: Record<string, Catalog>;
  compute: Compute;
  notebooks: Record<string, Notebook>;
  gitFolders: Record<string, GitFolder>;
  jobs: Record<string, Job>;
  servicePrincipals: Record<string, ServicePrincipal>;
  /** Who approves an apply, as entity references, and after how many minutes. */
  approvals: { reviewers: string[]; waitMinutes: number };
}
