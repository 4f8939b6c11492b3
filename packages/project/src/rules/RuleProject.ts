/**
 * A checked project or platform, as far as rules read it. Any `Project` and any
 * `Platform` is one.
 *
 * @public
 */
export interface RuleProject {
  readonly metadata?: { readonly name: string };
  readonly spec: {
    readonly platform?: string;
    readonly databricks: {
      readonly accountId: string;
      readonly pricingTier?: string;
    };
    /** What the workflows of the repository run on. */
    readonly github?: { readonly runsOn: string | readonly string[] };
    /** A platform has none of its own. */
    readonly environments?: Readonly<Record<string, RuleEnvironment>>;
    /** The projects that are onboarded to a platform; a project has none. */
    readonly projects?: Readonly<Record<string, RulePlatformProject>>;
    readonly waivers?: readonly RuleWaiver[];
    readonly aws?: {
      readonly state: { readonly bucket: string; readonly region: string };
    };
    /** Whose networks reach each other. */
    readonly connectivity?: { readonly members: readonly string[] };
    readonly regions?: RuleRegions;
  };
}

/**
 * The regions of a project, as far as rules read them.
 *
 * @public
 */
export interface RuleRegions {
  readonly primary: string;
  readonly secondaries: readonly string[];
  readonly dns?: {
    readonly zone: string;
    readonly records: Readonly<Record<string, string>>;
  };
}

/**
 * A project of a platform, as far as rules read it.
 *
 * @public
 */
export interface RulePlatformProject {
  readonly environments: Readonly<
    Record<string, { readonly awsAccountId: string; readonly cidr?: string }>
  >;
  /** What is between them, and which it joins. */
  readonly connectivity?: { readonly members?: readonly string[] };
  readonly regions?: { readonly members?: readonly string[] };
}

/**
 * A waiver of a project file.
 *
 * @public
 */
export interface RuleWaiver {
  readonly rule: string;
  readonly environment?: string;
  readonly reason: string;
  /** The last day it holds, `YYYY-MM-DD`. */
  readonly until: string;
}

/**
 * An environment, as far as rules read it.
 *
 * @public
 */
export interface RuleEnvironment {
  readonly region: string;
  readonly securityProfile: string;
  readonly deletionProtection: boolean;
  readonly network:
    | {
        readonly mode: 'create';
        readonly cidr: string;
        readonly availabilityZones: readonly string[];
        readonly egress: string;
      }
    | {
        readonly mode: 'existing';
        readonly egress: string;
        readonly endpoints: readonly string[];
        readonly subnetIds?: readonly string[];
        readonly securityGroupIds?: readonly string[];
      }
    | { readonly mode: 'none' };
  readonly sleep?: {
    readonly asleep: boolean;
    readonly keepAddresses: boolean;
  };
  readonly privateLink: {
    readonly backEnd: boolean;
    readonly frontEnd: unknown;
    readonly endpoints?: unknown;
  };
  readonly encryption: { readonly storage: unknown };
  readonly workspaceEncryption: {
    readonly managedServices: boolean;
    readonly storage: boolean;
  };
  readonly serverless: { readonly networkPolicy?: unknown };
  readonly workspace: {
    readonly computeMode: string;
    readonly ipAccessLists?: unknown;
    readonly legacyAccess: boolean;
    /** What a workspace that is there was made with. */
    readonly existing?: unknown;
  };
  readonly compute: {
    readonly pools: Readonly<
      Record<
        string,
        { readonly minIdle: number; readonly maxCapacity?: number }
      >
    >;
    readonly clusters: Readonly<
      Record<
        string,
        {
          readonly size:
            | { readonly mode: 'single-node' }
            | { readonly mode: 'fixed'; readonly workers: number }
            | {
                readonly mode: 'autoscale';
                readonly min: number;
                readonly max: number;
              };
        }
      >
    >;
  };
}
