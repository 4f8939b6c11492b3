import { createRequire } from 'module';
import { dirname, join } from 'path';
import { gzipSync } from 'zlib';
import { rebuildProviderSchema } from './rebuildProviderSchema';

/** Schemas as they are kept beside the code: one gzip per provider. */
export type PackedSchemas = Record<
  string,
  { version: string; types: number; gzip: string }
>;

const PACKAGES = ['aws', 'databricks', 'random', 'time'];

/**
 * Rebuilds the schemas of all installed provider packages and packs them.
 *
 * @param from - folder from which the packages are resolved
 */
export function packSchemas(from: string): PackedSchemas {
  const resolver = createRequire(join(from, 'package.json'));
  return Object.fromEntries(
    PACKAGES.map(name => {
      const manifest = resolver.resolve(`@cdktf/provider-${name}/package.json`);
      const schema = rebuildProviderSchema(dirname(manifest));
      const types =
        Object.keys(schema.resources).length +
        Object.keys(schema.dataSources).length;
      const gzip = gzipSync(JSON.stringify(schema), { level: 9 });
      return [
        name,
        { version: schema.version, types, gzip: gzip.toString('base64') },
      ];
    }),
  );
}
