import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What {@link loadPlatformParts} gives. */
export type PlatformParts = typeof import('./platformParts.ts');

/** The packages' sources say their imports in a way that Node needs bundled. */
export async function loadPlatformParts(): Promise<PlatformParts> {
  const folder = mkdtempSync(join(tmpdir(), 'lakeport-parts-'));
  try {
    const outfile = join(folder, 'parts.cjs');
    await build({
      entryPoints: [join(import.meta.dirname, 'platformParts.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
    });
    const parts: PlatformParts = createRequire(import.meta.url)(outfile);
    return parts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
