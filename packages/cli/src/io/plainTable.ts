import Table from 'cli-table3';

/** What stands in a cell. */
export type Cell = string | number;

// Plain text: no colours and no box drawing, so that it reads the same in a
// log, a diff and a terminal.
const PLAIN = {
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  chars: {
    top: '',
    'top-mid': '',
    'top-left': '',
    'top-right': '',
    bottom: '',
    'bottom-mid': '',
    'bottom-left': '',
    'bottom-right': '',
    left: '  ',
    'left-mid': '',
    mid: '',
    'mid-mid': '',
    right: '',
    'right-mid': '',
    middle: '',
  },
};

/**
 * A table in plain text: columns of these numbers are aligned to the right.
 */
export function plainTable(
  head: string[],
  rows: Cell[][],
  numbers: number[],
): string {
  const drawn = new Table({
    ...PLAIN,
    head,
    colAligns: head.map((_, column) =>
      numbers.includes(column) ? 'right' : 'left',
    ),
  });
  drawn.push(...rows);
  return drawn
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n');
}
