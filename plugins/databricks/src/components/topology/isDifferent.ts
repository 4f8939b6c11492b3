import type { ComparisonStatus } from '@lakeport/topology';

/** Whether something is not as it is declared, or not there. */
export function isDifferent(status: ComparisonStatus | undefined): boolean {
  return (
    status === 'differs' ||
    status === 'only-declared' ||
    status === 'only-observed'
  );
}
