#!/usr/bin/env node
/**
 * Runs a program on what others leave of the processors, and ends as it does:
 * `node scripts/quietly.mjs PROGRAM ...`. CI's checks run so beside suites that
 * spend half of their time waiting.
 */
import { writeFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { ProcessGroup } from './toolchain/processGroup.mjs';

const [program, ...args] = process.argv.slice(2);
if (!program) {
  process.stderr.write('usage: node scripts/quietly.mjs PROGRAM ...\n');
  process.exit(2);
}

const lowest = constants.priority.PRIORITY_LOW;
// Before it starts: what it starts itself inherits this.
setPriority(lowest);
const group = new ProcessGroup(program, args, { stdio: 'inherit' });
try {
  // Linux weighs whole sessions against each other, where it groups them.
  writeFileSync(`/proc/${group.child.pid}/autogroup`, String(lowest));
} catch {
  // Another system, or one that does not.
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => void group.stop());
}
const { code, error } = await group.ended;
if (error) process.stderr.write(`${error.message}\n`);
process.exitCode = code;
