import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeFileAtomically } from '../../files/writeFileAtomically';

const marks = z.record(z.string(), z.string());

/** What of the demo was applied, and when, kept across restarts. */
export class SeedMarks {
  private readonly done: Record<string, string>;

  /** @throws when the file was written by something else. */
  constructor(private readonly file: string) {
    this.done = existsSync(file)
      ? marks.parse(JSON.parse(readFileSync(file, 'utf8')))
      : {};
  }

  has(name: string): boolean {
    return Object.hasOwn(this.done, name);
  }

  set(name: string): void {
    this.done[name] = new Date().toISOString();
    writeFileAtomically(this.file, `${JSON.stringify(this.done, null, 1)}\n`);
  }
}
