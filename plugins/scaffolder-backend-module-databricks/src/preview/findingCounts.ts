import type { SortedFindings } from '../project/sortFindings';

/** How many findings of each kind there are, as a person counts them. */
export function findingCounts(findings: SortedFindings): string {
  const { errors, warnings, notes, waived } = findings;
  const counts = [
    count(errors.length, 'error'),
    count(warnings.length, 'warning'),
    count(notes.length, 'note'),
    ...(waived.length > 0 ? [`${waived.length} waived`] : []),
  ];
  return counts.join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
