import type { Block } from './fitBlocks';
import { inlineCode } from './inlineCode';
import type { PlanReport } from './PlanReport';

/** What a destroy would leave behind. */
export function remainsBlocks({ remains }: PlanReport): Block[] {
  return remains.length === 0
    ? []
    : [
        {
          priority: 2,
          head: ['', 'It would leave behind:', ''],
          items: remains.map(
            ({ stack, resource, why }) =>
              `- ${inlineCode(stack)} ${inlineCode(resource)}: ${inlineCode(
                why,
              )}`,
          ),
        },
      ];
}
