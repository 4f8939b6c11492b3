import type { LakeportFinding } from '@lakeport/backstage-plugin-databricks-node';

/** A finding as one line: rule, what and where, what would be right. */
export function findingLine(
  finding: Pick<
    LakeportFinding,
    'rule' | 'environment' | 'stack' | 'resource' | 'message' | 'fix'
  >,
): string {
  const { rule, environment, stack, resource, message, fix } = finding;
  const where = [stack ?? environment, resource].filter(Boolean).join(' ');
  return `${rule}: ${message}${where ? ` (${where})` : ''}; ${fix}`;
}
