import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'fs';
import { dirname } from 'path';
import { z } from 'zod';
import type { AccountObject } from './AccountObject';
import type { ValueObject } from '../wire/Value';

const json: z.ZodType<ValueObject[string]> = z.lazy(() =>
  z.union([
    z.null(),
    z.string(),
    z.number(),
    z.boolean(),
    z.array(json),
    z.record(z.string(), json),
  ]),
);

const snapshot = z.object({
  version: z.literal(1),
  issued: z.record(z.string(), z.number()),
  objects: z.array(
    z.object({
      provider: z.enum(['aws', 'databricks', 'time', 'random', 'null']),
      type: z.string(),
      id: z.string(),
      scope: z.string(),
      region: z.string().optional(),
      accountId: z.string().optional(),
      workspaceId: z.string().optional(),
      metastoreId: z.string().optional(),
      attributes: z.record(z.string(), json),
      seeded: z.boolean(),
      lookedUpBy: z.array(z.string()).readonly().optional(),
      remains: z.string().optional(),
    }),
  ),
});

/** What of an account is kept across restarts. */
export interface Kept {
  objects: readonly AccountObject[];
  /** How often each seed has been drawn from. */
  issued: Record<string, number>;
}

/** The JSON file that an account is kept in. */
export class AccountSnapshot {
  constructor(private readonly file: string) {}

  /**
   * What is kept; undefined when there is no file yet.
   *
   * @throws Error when the file is not one of ours
   */
  read(): Kept | undefined {
    return existsSync(this.file)
      ? snapshot.parse(JSON.parse(readFileSync(this.file, 'utf8')))
      : undefined;
  }

  /** Writes all of it, in one step. */
  write({ objects, issued }: Kept): void {
    const content: z.input<typeof snapshot> = {
      version: 1,
      issued,
      objects: [...objects],
    };
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, `${JSON.stringify(content, null, 1)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }
}
