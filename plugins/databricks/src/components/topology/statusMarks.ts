import type { ComparisonStatus } from '@lakeport/topology';

/**
 * A sign for each way to compare, beside words and the line around a part, for
 * those who do not see the colours.
 */
export const statusMarks: Record<ComparisonStatus, string> = {
  same: '=',
  differs: '≠',
  'only-declared': '−',
  'only-observed': '+',
  'not-compared': '?',
};
