import { isRecord } from '../reading/json';
import type { RuleInfo } from '../RuleInfo';
import type { StackFinding } from '../StackFinding';
import { inUse } from './inUse';
import { planRules } from './planRules';
import { readChanges } from './readChanges';
import type { ResourceChange } from './readChanges';

/** What of an environment holds something that cannot be made again. */
const PROTECTED: Readonly<Record<string, string>> = {
  aws_kms_key: 'a key and everything encrypted with it',
  aws_kms_replica_key: 'a key and everything encrypted with it',
  aws_s3_bucket: 'a bucket',
  databricks_catalog: 'a catalog',
  databricks_external_location: 'the location that catalogs lie in',
  databricks_metastore: 'a metastore',
  databricks_mws_workspaces: 'a workspace',
  databricks_schema: 'a schema',
  databricks_storage_credential: 'the credential that catalogs are read with',
  databricks_volume: 'a volume',
};

/** Whose end is also the end of a bucket's policy. */
const ENDS_POLICY = ['aws_s3_bucket', 'databricks_mws_workspaces'];

const ROTATED = [
  'aws_secretsmanager_secret_version',
  'databricks_service_principal_secret',
  'time_rotating',
];

const VERBS = {
  add: 'adds',
  change: 'changes',
  replace: 'replaces',
  destroy: 'destroys',
} as const;

/**
 * What {@link planFindings} is told about a plan.
 *
 * @public
 */
export interface PlanFindingsOptions {
  /** The stack that the plan is of. */
  readonly stack: string;
  /**
   * What the operation names as meant to be replaced or destroyed: addresses,
   * or `stack:address`.
   */
  readonly allowed: readonly string[];
  readonly operation:
    | 'plan'
    | 'apply'
    | 'destroy'
    | 'sleep'
    | 'wake'
    | 'rotate';
}

/** The attributes of a resource, as they are or, for a new one, will be. */
function attributesOf({ change }: ResourceChange) {
  return [change.before, change.after].filter(isRecord);
}

function sleeps(change: ResourceChange): boolean {
  const attributes = attributesOf(change);
  switch (change.type) {
    case 'aws_nat_gateway':
    case 'aws_eip':
      return true;
    case 'aws_route':
      return attributes.every(
        route =>
          route.destination_cidr_block === '0.0.0.0/0' ||
          route.destination_ipv6_cidr_block === '::/0',
      );
    case 'aws_vpc_endpoint':
      // The endpoints of PrivateLink stay: a new one would have to be
      // registered anew, and the workspace's network cannot be changed.
      return attributes.every(
        ({ vpc_endpoint_type: type, service_name: service }) =>
          type === 'Interface' &&
          typeof service === 'string' &&
          !service.includes('vpce-svc'),
      );
    default:
      return false;
  }
}

/**
 * What would be lost with a resource. A bucket's policy holds no data, but a
 * bucket that loses it and stays lets nobody of another account in any more:
 * the root bucket's takes the place of the base stack's policy, which does not
 * come back before the next apply.
 */
function lossOf(
  { action, type }: ResourceChange,
  changes: readonly ResourceChange[],
): string | undefined {
  if (Object.hasOwn(PROTECTED, type)) {
    return PROTECTED[type];
  }
  return type === 'aws_s3_bucket_policy' &&
    action === 'destroy' &&
    !changes.some(
      other =>
        ENDS_POLICY.includes(other.type) &&
        (other.action === 'destroy' || other.action === 'replace'),
    )
    ? 'the policy of a bucket that stays, without which Databricks is not let in until the next apply'
    : undefined;
}

const IN_USE = {
  'plan.network-in-use': 'what the workspace runs in',
  'plan.privatelink-in-use': 'what the workspace is reached through',
} as const;

/**
 * What a plan must not do: replace or destroy what holds data or what a
 * workspace is on unless the operation names it, and touch more than sleeping,
 * waking or rotating is about. Destroying an environment names everything in it. Anything that is no
 * readable plan is a finding itself.
 *
 * @param plan - the output of `terraform show -json`, already parsed
 * @public
 */
export function planFindings(
  plan: unknown,
  options: PlanFindingsOptions,
): StackFinding[] {
  const { operation, stack } = options;
  const changes = readChanges(plan);
  if (!changes) {
    return [
      finding(planRules['plan.unreadable'], {
        stack,
        message: 'this is no finished plan in JSON',
      }),
    ];
  }
  const isNamed = ({ address }: ResourceChange) =>
    operation === 'destroy' ||
    options.allowed.includes(address) ||
    options.allowed.includes(`${stack}:${address}`);
  const used = new Map(
    inUse(plan, changes).map(({ change, rule }) => [change, rule]),
  );
  return changes.flatMap(change => {
    const found: StackFinding[] = [];
    const at = { stack, resource: change.address };
    const rule = used.get(change);
    if (rule && !isNamed(change)) {
      found.push(
        finding(planRules[rule], {
          ...at,
          message: `it ${VERBS[change.action]} ${IN_USE[rule]}`,
        }),
      );
    }
    const what = lossOf(change, changes);
    if (
      what !== undefined &&
      !isNamed(change) &&
      (change.action === 'replace' || change.action === 'destroy')
    ) {
      found.push(
        finding(planRules[`plan.${change.action}-protected`], {
          ...at,
          message: `it ${VERBS[change.action]} ${what}`,
        }),
      );
    }
    if ((operation === 'sleep' || operation === 'wake') && !sleeps(change)) {
      found.push(
        finding(planRules['plan.sleep-touches-more'], {
          ...at,
          message: `${operation} ${VERBS[change.action]} it`,
        }),
      );
    }
    if (operation === 'rotate' && !ROTATED.includes(change.type)) {
      found.push(
        finding(planRules['plan.rotate-touches-more'], {
          ...at,
          message: `rotate ${VERBS[change.action]} it`,
        }),
      );
    }
    return found;
  });
}

function finding(
  { id, severity, reason, source, fix }: RuleInfo,
  place: Pick<StackFinding, 'stack' | 'resource' | 'message'>,
): StackFinding {
  return { rule: id, severity, ...place, reason, source, fix };
}
