import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LakeportProcess } from './LakeportProcess';
import type { SeedRepository } from './SeedRepository';

/** Where `lakeport docs` says that repositories are when nothing else says it. */
const GITHUB = 'https://github.com/';

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/**
 * All that a repository of the demo holds: its own files, and what `lakeport`
 * writes from its `lakeport.yaml` (workflows, docs, its place in the portal,
 * which names this GitHub).
 */
export async function repositoryFiles(
  repository: SeedRepository,
  lakeport: LakeportProcess,
  github: string,
): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'lakeport-seed-'));
  try {
    for (const [path, content] of repository.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    await lakeport.run(folder, 'docs', 'lakeport.yaml');
    await lakeport.run(folder, 'workflows', 'lakeport.yaml');
    return new Map(
      filesBelow(folder).map(path => {
        const content = readFileSync(join(folder, path));
        return path === 'catalog-info.yaml'
          ? [path, Buffer.from(`${content}`.replaceAll(GITHUB, `${github}/`))]
          : [path, content];
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
