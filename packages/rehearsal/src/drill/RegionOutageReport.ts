/**
 * What a drill goes through: the whole file is applied, the region goes down,
 * another environment takes over, the region is back, the first one takes over
 * again, and everything is destroyed.
 *
 * @public
 */
export type DrillPhase =
  | 'before'
  | 'outage'
  | 'failover'
  | 'return'
  | 'fail-back'
  | 'after';

/**
 * A resource of a stack by its address.
 *
 * @public
 */
export interface DrilledResource {
  stack: string;
  address: string;
}

/**
 * How a plan goes while the region is down: as ever, only without a look at
 * what is there (`-refresh=false`), or not at all.
 *
 * @public
 */
export type DrilledPlan = 'works' | 'without-refresh' | 'fails';

/**
 * What of a target can be done while the region is down.
 *
 * @public
 */
export interface DrilledTarget {
  /** An environment, `connectivity` or `regions`; of stacks of none their name. */
  target: string;
  plan: DrilledPlan;
  /** The first thing that is in the way, with its stack. */
  why?: string;
  /** How many resources it has. */
  resources: number;
  /** Those of them that nobody can read or change. */
  outOfReach: DrilledResource[];
}

/**
 * What a failover changes, and when it can: while the region is down or when it
 * is back.
 *
 * @public
 */
export interface DrilledChange extends DrilledResource {
  actions: string[];
  when: 'during' | 'after';
}

/**
 * What came of letting another environment take over.
 *
 * @public
 */
export interface DrilledFailover {
  /** The environment that took over. */
  to: string;
  changes: DrilledChange[];
  /** Stacks that could not be applied, or not whole, while the region was down. */
  waiting: Array<{ stack: string; why: string }>;
}

/**
 * What was made anew on the way there and back, as the plans said.
 *
 * @public
 */
export interface DrilledReplacement extends DrilledResource {
  before: string;
  after: string;
}

/**
 * What differs from before the outage once the file is as it was.
 *
 * @public
 */
export interface DrilledFailBack {
  /** In words; none if the account is as it was. */
  differences: string[];
  madeAnew: DrilledReplacement[];
}

/**
 * What a drill found. The account is simulated: it shows what Terraform can plan
 * and apply, in which order, and whether the way back leads back; not how AWS and
 * Databricks behave.
 *
 * @public
 */
export interface RegionOutageReport {
  drill: 'region-outage';
  simulated: true;
  environment: string;
  /** The region that was down. */
  region: string;
  /** What a person should know that no step shows. */
  findings: string[];
  targets: DrilledTarget[];
  /** Left out where the primary is elsewhere and goes on. */
  failover?: DrilledFailover;
  /** Left out where the drill did not come so far. */
  failBack?: DrilledFailBack;
}
