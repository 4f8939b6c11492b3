import type { LakeportShow } from '@lakeport/backstage-plugin-databricks-node';
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
    lines.push(
      `Idle cost of ${name} per month, list prices as of ${monthlyCost.asOf}:`,
    );
    for (const item of monthlyCost.items) {
      lines.push(
        `  ${item.name} x${item.quantity}: ${item.monthly.toFixed(2)} ${
          monthlyCost.currency
        }`,
      );
    }
    lines.push(
      `  together: ${monthlyCost.total.toFixed(2)} ${monthlyCost.currency}`,
    );
    if (monthlyCostAsleep) {
      lines.push(
        `  asleep: ${monthlyCostAsleep.total.toFixed(2)} ${
          monthlyCostAsleep.currency
        }`,
      );
    }
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
