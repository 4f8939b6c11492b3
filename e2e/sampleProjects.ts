import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';

const GENERATOR = join(
  import.meta.dirname,
  '../packages/infra/src/__testUtils__/projects.ts',
);

/**
 * Texts of random valid project files, from the generator that the property
 * tests of the stacks use. The same seed gives the same files.
 */
export async function sampleProjects(
  seed: number,
  count: number,
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lakeport-generator-'));
  try {
    const outfile = join(folder, 'projects.cjs');
    await build({
      entryPoints: [GENERATOR],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'warning',
    });
    // The compiler's word that the generator has them: what is bundled, it does not see.
    const {
      projectTexts,
    }: typeof import('../packages/infra/src/__testUtils__/projects.ts') =
      createRequire(import.meta.url)(outfile);
    return fc.sample(projectTexts, { seed, numRuns: count });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
