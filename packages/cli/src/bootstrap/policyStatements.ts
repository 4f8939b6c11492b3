import type { PolicyDocument, PolicyStatement } from '@lakeport/infra';
import { z } from 'zod';

const statementSchema = z.looseObject({ Sid: z.string().optional() });
type OtherStatement = z.output<typeof statementSchema>;
const documentSchema = z.looseObject({
  Statement: z.union([z.array(statementSchema), statementSchema]),
});

/** As AWS compares: one value is a list of one, and lists have no order. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) {
    const values = value
      .map(normal)
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return values.length === 1 ? values[0] : values;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, normal(inner)]),
    );
  }
  return value;
}

/** Whether two policies, or parts of them, say the same. */
export function samePolicy(a: unknown, b: unknown): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

/** A policy as it is there, with what is wanted in it. */
export interface MergedPolicy {
  readonly document: {
    readonly Version: '2012-10-17';
    readonly Statement: ReadonlyArray<PolicyStatement | OtherStatement>;
  };
  /** Wanted statements that are missing or say something else. */
  readonly missing: readonly string[];
  /** Statements of others, which stay. */
  readonly others: readonly string[];
}

function named({ Sid }: { Sid?: string }, index: number): string {
  return Sid === undefined ? `statement ${index + 1}` : `statement ${Sid}`;
}

/**
 * Puts the wanted statements into a policy that is there: those of the same
 * name are replaced, all others stay, for they are somebody's decision.
 */
export function mergePolicy(
  found: unknown,
  wanted: PolicyDocument,
): MergedPolicy {
  const parsed = documentSchema.safeParse(found);
  const there = parsed.success ? [parsed.data.Statement].flat() : [];
  const isWanted = (statement: OtherStatement) =>
    wanted.Statement.some(
      one =>
        samePolicy(one, statement) ||
        (one.Sid !== undefined && one.Sid === statement.Sid),
    );
  const others = there.filter(statement => !isWanted(statement));
  return {
    document: {
      Version: '2012-10-17',
      Statement: [...others, ...wanted.Statement],
    },
    missing: wanted.Statement.flatMap((statement, index) =>
      there.some(one => samePolicy(one, statement))
        ? []
        : [named(statement, index)],
    ),
    others: others.map(named),
  };
}
