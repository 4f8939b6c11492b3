import { z } from 'zod';
import { changedValue } from '../edit/changedValue';
import { editedText } from '../edit/editedText';
import { sameValue } from '../edit/sameValue';
import { problemAt } from '../file/problemAt';
import type { Problem } from '../Problem';
import { currentApiVersion } from '../schema/apiVersionSchema';
import { SchemaNode } from '../schema/SchemaNode';
import { shown } from '../shown';
import { shownPath } from '../shownPath';
import { decodeText } from '../yaml/decodeText';
import { readYaml } from '../yaml/readYaml';
import type { Migration } from './Migration';
import { migrations as known } from './migrations';

/**
 * One migration that a file went through, and what it did.
 *
 * @public
 */
export interface AppliedMigration {
  from: string;
  to: string;
  title: string;
  changes: string[];
}

/**
 * What became of a file. `text` is the migrated one, or the text as it was when
 * it cannot be migrated, with `problems` that say why.
 *
 * @public
 */
export interface MigrationResult {
  /** The file's `apiVersion`; empty when it has none. */
  from: string;
  /** The `apiVersion` afterwards. */
  to: string;
  changed: boolean;
  text: string;
  applied: AppliedMigration[];
  problems: Problem[];
}

const versioned = z.looseObject({ apiVersion: z.string() });

/** Migrations are not held to the keys of the present version. */
const NO_SCHEMA = SchemaNode.of(z.record(z.string(), z.unknown()));

/**
 * Brings the text of a file, of either kind, to the version of the format that
 * this lakeport reads. Comments, order and style of what a migration is not
 * about stay. Whether the file is right otherwise is not asked. Never throws.
 *
 * @param options - other migrations than {@link migrations}, oldest first
 * @public
 */
export function migrateFile(
  text: string,
  options: { migrations?: readonly Migration[] } = {},
): MigrationResult {
  const steps = options.migrations ?? known;
  const read = readYaml(text);
  const from = versioned.safeParse(read.document?.value).data?.apiVersion ?? '';
  const refused = (problems: Problem[]): MigrationResult => ({
    from,
    to: from,
    changed: false,
    text,
    applied: [],
    problems,
  });
  if (!read.document || read.problems.length > 0) {
    return refused(
      read.problems.map(({ offset, path, message, hint }) => ({
        path: shownPath(path ?? []),
        message,
        hint,
        ...read.position(offset),
      })),
    );
  }
  const versions = [
    ...new Set([...steps.flatMap(step => [step.from, step.to])]),
  ];
  const last = steps.at(-1)?.to ?? currentApiVersion;
  if (from !== last && !steps.some(step => step.from === from)) {
    return refused([
      problemAt(read, {
        path: ['apiVersion'],
        message: from
          ? `${shown(from)} is not a version that this lakeport knows`
          : 'the file does not say which version of the format it is in',
        hint: from
          ? `it knows ${[...new Set([...versions, last])].join(
              ', ',
            )}; a newer file needs a newer lakeport`
          : `write apiVersion: ${last}`,
        about: 'value',
      }),
    ]);
  }
  const applied: AppliedMigration[] = [];
  let migrated = decodeText(text).text;
  let version = from;
  for (const step of steps) {
    if (step.from === version) {
      const result = apply(migrated, step);
      if ('problem' in result) {
        return refused([result.problem]);
      }
      migrated = result.text;
      version = step.to;
      applied.push(result.applied);
    }
  }
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return {
    from,
    to: version,
    changed: applied.length > 0,
    text: applied.length > 0 ? `${mark}${migrated}` : text,
    applied,
    problems: [],
  };
}

function apply(
  text: string,
  migration: Migration,
): { text: string; applied: AppliedMigration } | { problem: Problem } {
  const { from, to, title } = migration;
  const steps = migration.steps(readYaml(text).document?.value);
  let done = text;
  for (const operation of [
    ...steps,
    { kind: 'set' as const, path: ['apiVersion'], value: to },
  ]) {
    const read = readYaml(done);
    const next = editedText(done, operation, NO_SCHEMA);
    if (
      !sameValue(
        readYaml(next).document?.value,
        changedValue(read.document?.value, operation),
      )
    ) {
      return {
        problem: problemAt(read, {
          path: operation.path,
          message: `${shownPath(
            operation.path,
          )} cannot be migrated in the way this is written`,
          hint: 'write it one key a line, without ? before keys, and migrate again',
          about: 'key',
        }),
      };
    }
    done = next;
  }
  return {
    text: done,
    applied: { from, to, title, changes: steps.map(({ says }) => says) },
  };
}
