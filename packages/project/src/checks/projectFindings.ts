import { z } from 'zod';
import type { Finding } from '../Finding';
import { schemaFindings } from '../schema/schemaFindings';
import type { CheckOptions } from '../CheckOptions';
import { crossFindings } from './crossFindings';
import { plainFindings } from './plainFindings';

const ofAnotherKind = z.looseObject({ kind: z.literal('Platform') });

/** Everything that is wrong with a value as a project file. */
export function projectFindings(
  value: unknown,
  { today = currentDay() }: CheckOptions = {},
): Finding[] {
  const plain = plainFindings(value);
  if (plain.endless) {
    return plain.findings;
  }
  const schema = schemaFindings(value).filter(
    // Said by the plain findings, for mappings of every kind.
    ({ path }) => path.at(-1) !== '__proto__',
  );
  if (ofAnotherKind.safeParse(value).success) {
    // Every key of it would be a problem, and none of them the real one.
    return schema.filter(({ path }) =>
      ['apiVersion', 'kind'].includes(String(path[0])),
    );
  }
  return [...plain.findings, ...schema, ...crossFindings(value, today)];
}

function currentDay(): string {
  return new Date().toISOString().slice(0, 10);
}
