/**
 * Writes the files that come from the backend's OpenAPI document:
 *
 *   src/generated/openapi.ts                            types, for this package
 *   ../databricks-backend/src/schema/spec.ts            the document, for the validating router
 *
 * `yarn generate` writes them; `yarn generate --check` exits 1 when one is out of date.
 */
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const here = path.dirname(fileURLToPath(import.meta.url));
const backend = path.resolve(here, '../../databricks-backend');
const documentFile = path.join(backend, 'openapi.yaml');
const header =
  '// Generated from plugins/databricks-backend/openapi.yaml by `yarn generate` in plugins/databricks-common.\n\n';

const document = await readFile(documentFile, 'utf8');
const value = parse(document);
const types = astToString(await openapiTypescript(value));

const files = {
  [path.resolve(here, '../src/generated/openapi.ts')]: types,
  [path.join(
    backend,
    'src/schema/spec.ts',
  )]: `export const spec = ${JSON.stringify(value)} as const;\n`,
};

let stale = 0;
for (const [file, body] of Object.entries(files)) {
  const options = await prettier.resolveConfig(file);
  const wanted = prettier.format(header + body, {
    ...options,
    parser: 'typescript',
  });
  if (process.argv.includes('--check')) {
    const present = await readFile(file, 'utf8').catch(() => '');
    if (present !== wanted) {
      stale++;
      process.stderr.write(
        `${path.relative(
          process.cwd(),
          file,
        )} is out of date: run \`yarn generate\` in plugins/databricks-common\n`,
      );
    }
  } else {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, wanted);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
