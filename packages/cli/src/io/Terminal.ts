/**
 * Where a command writes. Results go to `out` (stdout), everything that only
 * accompanies them (progress, errors) to `note` (stderr).
 */
export interface Terminal {
  out(line: string): void;
  note(line: string): void;
  /** Whether a person reads stdout, stderr, or types into stdin. */
  readonly outIsTerminal: boolean;
  readonly noteIsTerminal: boolean;
  readonly inIsTerminal: boolean;
}

/** The process's own streams. */
export const processTerminal: Terminal = {
  out: line => {
    process.stdout.write(`${line}\n`);
  },
  note: line => {
    process.stderr.write(`${line}\n`);
  },
  outIsTerminal: Boolean(process.stdout.isTTY),
  noteIsTerminal: Boolean(process.stderr.isTTY),
  inIsTerminal: Boolean(process.stdin.isTTY),
};
