import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  lakeportFileKind,
  parsePlatform,
  parseProject,
} from '@lakeport/project';
import type { SeedRepository } from './SeedRepository';

const foldersIn = (folder: string) =>
  readdirSync(folder)
    .sort()
    .filter(name => statSync(join(folder, name)).isDirectory());

function filesBelow(folder: string, prefix = ''): Map<string, Buffer> {
  return new Map(
    readdirSync(join(folder, prefix), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(entry => {
        const path = prefix + entry.name;
        return entry.isDirectory()
          ? [...filesBelow(folder, `${path}/`)]
          : [[path, readFileSync(join(folder, path))] as const];
      }),
  );
}

function declaredIn(text: string): SeedRepository['declared'] | string {
  const parsed =
    lakeportFileKind(text) === 'Platform'
      ? parsePlatform(text)
      : parseProject(text);
  if (!parsed.valid) {
    const [problem] = parsed.problems;
    return `is not valid: ${problem?.path}: ${problem?.message}`;
  }
  return 'platform' in parsed
    ? { kind: 'Platform', platform: parsed.platform }
    : { kind: 'Project', project: parsed.project };
}

/**
 * The repositories below a folder, as `<organization>/<repository>/…`: platforms
 * first, because their projects wait for them. One without a valid
 * `lakeport.yaml` is told and left out.
 */
export function readSeedRepositories(
  folder: string,
  log: (line: string) => void,
): SeedRepository[] {
  let owners: string[];
  try {
    owners = foldersIn(folder);
  } catch {
    log(`demo: cannot read ${folder}`);
    return [];
  }
  const found = owners.flatMap(owner =>
    foldersIn(join(folder, owner)).flatMap(name => {
      const files = filesBelow(join(folder, owner, name));
      const text = files.get('lakeport.yaml');
      const declared = text
        ? declaredIn(text.toString())
        : 'is missing, and so is the repository';
      if (typeof declared === 'string') {
        log(`demo: ${join(folder, owner, name, 'lakeport.yaml')} ${declared}`);
        return [];
      }
      return [{ owner, name, files, declared }];
    }),
  );
  const rank = ({ declared }: SeedRepository) =>
    declared.kind === 'Platform' ? 0 : 1;
  return found.sort((a, b) => rank(a) - rank(b));
}
