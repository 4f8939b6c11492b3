import { z } from 'zod';
import type { Finding } from '../Finding';
import { schemaFindings } from '../schema/schemaFindings';
import { crossFindings } from './crossFindings';
import { plainFindings } from './plainFindings';

/** Everything that is wrong with a value as a project file. */
export function projectFindings(value: unknown): Finding[] {
  const plain = plainFindings(value);
  if (plain.length > 0) {
    return plain;
  }
  const findings = schemaFindings(value);
  if (ofAnotherKind.safeParse(value).success) {
    // Every key of it would be a problem, and none of them the real one.
    return findings.filter(({ path }) =>
      ['apiVersion', 'kind'].includes(String(path[0])),
    );
  }
  return [...findings, ...crossFindings(value)];
}

const ofAnotherKind = z.looseObject({ kind: z.literal('Platform') });
