import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { isExactVersion } from './exactVersion';
import { parseJsonObject } from './parseJsonObject';

const FILE = 'package.json';
const KEYS = ['dependencies', 'devDependencies'] as const;
const versions = z.record(z.string(), z.string());

/**
 * Pins lakeport in the text of a package.json; everything else stays.
 *
 * @returns the text, and the version that was asked for, without the sign of a
 *   range such as `^`
 * @throws InputError where it asks for no lakeport, or for one in a way that does
 *   not say which
 */
export function pinLakeport(
  text: string,
  version: string,
): { text: string; from: string } {
  const { value, write } = parseJsonObject(FILE, text);
  const changed = { ...value };
  const found: string[] = [];
  for (const key of KEYS) {
    const read = versions.safeParse(value[key] ?? {});
    if (!read.success) {
      throw new InputError(
        `${FILE} has ${key} that are no names with versions`,
      );
    }
    if (Object.hasOwn(read.data, 'lakeport')) {
      found.push(fromOf(read.data.lakeport));
      changed[key] = { ...read.data, lakeport: version };
    }
  }
  if (found.length !== 1) {
    throw new InputError(
      found.length === 0
        ? `${FILE} does not ask for lakeport; add it to devDependencies with an exact version`
        : `${FILE} asks for lakeport twice, in ${KEYS.join(
            ' and ',
          )}; leave it in one of them`,
    );
  }
  const [from] = found;
  const same = KEYS.every(key => isSame(value[key], changed[key]));
  return { text: same ? text : write(changed), from };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Ranges that start at a version are taken for it; others were thought of by somebody. */
function fromOf(written: string): string {
  const version = written.trim().replace(/^[\^~=v]/, '');
  if (!isExactVersion(version)) {
    throw new InputError(
      `${FILE} asks for lakeport ${JSON.stringify(
        written,
      )}, which does not say which version is in use; write the exact one, such as 1.2.3`,
    );
  }
  return version;
}
