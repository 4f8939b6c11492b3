import type {
  LakeportEnvironment,
  LakeportShow,
} from '@lakeport/backstage-plugin-databricks-node';
import { findingLine } from '../project/findingLine';
import type { SortedFindings } from '../project/sortFindings';
import { findingCounts } from './findingCounts';
import type { ProjectPreview } from './ProjectPreview';

/**
 * A preview as lines for a task's log.
 */
export function previewLines(
  preview: ProjectPreview,
  shown: LakeportShow,
  findings: SortedFindings,
): string[] {
  const lines = [
    `${preview.resources} resources in ${preview.stacks.length} stacks:`,
  ];
  for (const { name, resources, resourcesByType } of preview.stacks) {
    const types = Object.entries(resourcesByType)
      .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
      .map(([type, count]) => (count > 1 ? `${type} x${count}` : type));
    lines.push(`  ${name}: ${resources} (${types.join(', ')})`);
  }
  for (const [name, environment] of Object.entries(shown.environments)) {
    const { addressPlan, monthlyCost, monthlyCostAsleep } = environment;
    if (addressPlan) {
      lines.push(`Addresses of ${name} in ${addressPlan.cidr}:`);
      for (const subnet of addressPlan.subnets) {
        const { tier, availabilityZone, cidr, usable, nodes } = subnet;
        const room = tier === 'private' ? `, room for ${nodes} nodes` : '';
        lines.push(
          `  ${cidr} ${tier} in ${availabilityZone}: ${usable} usable${room}`,
        );
      }
      lines.push(`  free: ${addressPlan.free.join(', ') || 'nothing'}`);
    }
    lines.push(...costLines(name, monthlyCost));
    if (monthlyCostAsleep) {
      lines.push(
        `  asleep: ${monthlyCostAsleep.total.toFixed(2)} ${
          monthlyCostAsleep.currency
        }`,
      );
    }
  }
  for (const [name, { monthlyCost }] of Object.entries(shown.between ?? {})) {
    lines.push(...costLines(name, monthlyCost));
  }
  lines.push(`What the rules find: ${findingCounts(findings)}`);
  for (const error of findings.errors) {
    lines.push(`  error: ${findingLine(error)}`);
  }
  for (const warning of findings.warnings) {
    lines.push(`  warning: ${findingLine(warning)}`);
  }
  return lines;
}

function costLines(
  name: string,
  { asOf, currency, items, total }: LakeportEnvironment['monthlyCost'],
): string[] {
  return [
    `Idle cost of ${name} per month, list prices as of ${asOf}:`,
    ...items.map(
      item =>
        `  ${item.name} x${item.quantity}: ${item.monthly.toFixed(
          2,
        )} ${currency}`,
    ),
    `  together: ${total.toFixed(2)} ${currency}`,
  ];
}
