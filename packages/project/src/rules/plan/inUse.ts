import { isRecord } from '../reading/json';
import { textsIn } from '../reading/textsIn';
import type { ResourceChange } from './readChanges';

/** Outputs that a workspace's network is registered with, by type. */
const NETWORK: Readonly<Record<string, string>> = {
  aws_vpc: 'vpc_id',
  aws_subnet: 'private_subnet_ids',
  aws_security_group: 'workspace_security_group_ids',
};

const PRIVATE_LINK = ['workspace_endpoint_id', 'relay_endpoint_id'];

/** What a plan takes from under a workspace. */
export interface InUse {
  readonly change: ResourceChange;
  readonly rule: 'plan.network-in-use' | 'plan.privatelink-in-use';
}

/** The ids that an output names before a plan is applied. */
function idsBefore(plan: unknown, outputs: readonly string[]): Set<string> {
  const all =
    isRecord(plan) && isRecord(plan.output_changes) ? plan.output_changes : {};
  return new Set(
    outputs
      .filter(name => Object.hasOwn(all, name))
      .map(name => all[name])
      .filter(isRecord)
      .flatMap(({ before }) => textsIn(before).map(({ text }) => text)),
  );
}

/**
 * What a plan destroys or replaces though the workspace is on it: the stack
 * gave its id to the workspace, and is applied before the workspace can move.
 * A network that was replaced before is named by no output any more. Of a VPC
 * that goes, what is in it is not said again.
 */
export function inUse(
  plan: unknown,
  changes: readonly ResourceChange[],
): InUse[] {
  const goes = (type: string, outputs: readonly string[]) => {
    const ids = idsBefore(plan, outputs);
    return changes.filter(({ type: its, action, change: { before } }) => {
      const id = isRecord(before) ? before.id : undefined;
      return (
        its === type &&
        (action === 'replace' || action === 'destroy') &&
        typeof id === 'string' &&
        ids.has(id)
      );
    });
  };
  const network = Object.entries(NETWORK).map(([type, output]) =>
    goes(type, [output]),
  );
  return [
    ...(network.find(found => found.length > 0) ?? []).map(change => ({
      change,
      rule: 'plan.network-in-use' as const,
    })),
    ...goes('aws_vpc_endpoint', PRIVATE_LINK).map(change => ({
      change,
      rule: 'plan.privatelink-in-use' as const,
    })),
  ];
}
