import { z } from 'zod';
import type { CheckOptions } from '../CheckOptions';
import { plainFindings } from '../checks/plainFindings';
import type { Finding } from '../Finding';
import { schemaFindings } from '../schema/schemaFindings';
import type { FileKind } from './FileKind';

const ofSomeKind = z.looseObject({ kind: z.string() });

/** Everything that is wrong with a value as a file of a kind. */
export function fileFindings(
  file: FileKind,
  value: unknown,
  { today = currentDay() }: CheckOptions = {},
): Finding[] {
  const plain = plainFindings(value);
  if (plain.endless) {
    return plain.findings;
  }
  const { mistaken } = file;
  if (ofSomeKind.safeParse(value).data?.kind === mistaken.kind) {
    // Every key of it would be a problem, and none of them the real one.
    const { message, hint } = mistaken;
    return [{ path: ['kind'], message, hint, about: 'value' }];
  }
  const schema = schemaFindings(file.schema, value).filter(
    // Said by the plain findings, for mappings of every kind.
    ({ path }) => path.at(-1) !== '__proto__',
  );
  return [...plain.findings, ...schema, ...file.crossFindings(value, today)];
}

function currentDay(): string {
  return new Date().toISOString().slice(0, 10);
}
