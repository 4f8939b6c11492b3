import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { isExactVersion } from './exactVersion';
import { parseJsonObject } from './parseJsonObject';

const FILE = 'package-lock.json';
const object = z.record(z.string(), z.unknown());
/** lakeport has no dependencies: its package is one file. */
const entry = z.looseObject({
  version: z.string(),
  link: z.boolean().optional(),
});
const ENTRY = 'node_modules/lakeport';

/**
 * Sets the version of lakeport in the text of a package-lock.json. Where the old
 * version came from and what it hashed to is taken out: npm finds the new one by
 * its version, as in a repository that was just made.
 *
 * @returns the text, and the version that it had
 * @throws InputError where it does not have lakeport as npm writes it
 */
export function lockLakeport(
  text: string,
  version: string,
): { text: string; from: string } {
  const { value, write } = parseJsonObject(FILE, text);
  const changed = { ...value };
  const found: string[] = [];
  // Version 1 of the format has "dependencies", 3 has "packages", 2 has both.
  const packages = object.safeParse(value.packages).data;
  if (packages && Object.hasOwn(packages, ENTRY)) {
    const own = object.safeParse(packages['']).data ?? {};
    changed.packages = {
      ...packages,
      '': {
        ...own,
        ...asked(own, 'dependencies', version),
        ...asked(own, 'devDependencies', version),
      },
      [ENTRY]: locked(packages[ENTRY], version, found),
    };
  }
  const dependencies = object.safeParse(value.dependencies).data;
  if (dependencies && Object.hasOwn(dependencies, 'lakeport')) {
    changed.dependencies = {
      ...dependencies,
      lakeport: locked(dependencies.lakeport, version, found),
    };
  }
  const [from] = found;
  if (from === undefined) {
    throw new InputError(
      `${FILE} does not have lakeport, though package.json asks for it; run npm install and commit what it writes`,
    );
  }
  const same =
    from === version && JSON.stringify(value) === JSON.stringify(changed);
  return { text: same ? text : write(changed), from };
}

function asked(
  own: Record<string, unknown>,
  key: string,
  version: string,
): Record<string, unknown> {
  const versions = object.safeParse(own[key]).data;
  return versions && Object.hasOwn(versions, 'lakeport')
    ? { [key]: { ...versions, lakeport: version } }
    : {};
}

function locked(
  value: unknown,
  version: string,
  found: string[],
): Record<string, unknown> {
  const read = entry.safeParse(value);
  if (!read.success || read.data.link || !isExactVersion(read.data.version)) {
    throw new InputError(
      `${FILE} has lakeport from elsewhere than a registry, which is not the portal's to change`,
    );
  }
  found.push(read.data.version);
  if (read.data.version === version) {
    return read.data;
  }
  const { resolved: _, integrity: __, ...rest } = read.data;
  return { ...rest, version };
}
