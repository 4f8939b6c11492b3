// Writes src/schema/providerSchemas.json from the installed provider packages:
//   node packages/rehearsal/scripts/rebuildSchemas.mjs
// Run it after changing a provider package or the parser; a test compares.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { outputFiles } = await build({
  entryPoints: [join(root, 'src/schema/packSchemas.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false,
});
const module = { exports: {} };
new Function('require', 'module', 'exports', outputFiles[0].text)(
  createRequire(import.meta.url),
  module,
  module.exports,
);
const packed = module.exports.packSchemas(root);
writeFileSync(
  join(root, 'src/schema/providerSchemas.json'),
  `${JSON.stringify(packed, null, 2)}\n`,
);
for (const [name, { types, gzip }] of Object.entries(packed)) {
  process.stdout.write(`${name}: ${types} types, ${gzip.length} characters\n`);
}
