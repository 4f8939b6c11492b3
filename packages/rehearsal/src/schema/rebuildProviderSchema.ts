import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { z } from 'zod';
import { markSensitive } from './markSensitive';
import { parseBinding } from './parseBinding';
import type { ProviderSchema } from './ProviderSchema';

const sourceMap = z.object({ sourcesContent: z.array(z.string()).min(1) });
const MARKER = 'base64,';

function sourceOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  const start = text.lastIndexOf(MARKER);
  if (start < 0) {
    throw new Error(`${file} has no inline source map`);
  }
  const json = Buffer.from(text.slice(start + MARKER.length), 'base64');
  return sourceMap.parse(JSON.parse(json.toString('utf8'))).sourcesContent[0];
}

/** Large bindings keep their nested structures in files of their own. */
function structFiles(folder: string): string[] {
  const structs = join(folder, 'index-structs');
  return existsSync(structs)
    ? readdirSync(structs)
        .filter(name => name.endsWith('.js') && name !== 'index.js')
        .sort()
        .map(name => join(structs, name))
    : [];
}

/**
 * Rebuilds a provider's schema from its installed prebuilt package.
 *
 * The compiled files carry the generator's TypeScript in their source maps,
 * and that says of every attribute whether it is computed, optional or
 * required, and of every block how it nests. What is not said there: which
 * attributes are sensitive (`markSensitive` knows the usual ones), and item
 * limits other than 1.
 *
 * @param packageDir - folder of an `@cdktf/provider-*` package
 * @throws Error when a file is not of the generator's shape
 */
export function rebuildProviderSchema(packageDir: string): ProviderSchema {
  const lib = join(packageDir, 'lib');
  const schema: ProviderSchema = {
    address: '',
    version: '',
    provider: { attributes: {}, blocks: {} },
    resources: {},
    dataSources: {},
  };
  for (const folder of readdirSync(lib).sort()) {
    const file = join(lib, folder, 'index.js');
    if (!existsSync(file)) {
      continue;
    }
    const text = [file, ...structFiles(join(lib, folder))]
      .map(sourceOf)
      .join('\n');
    const binding = parseBinding(text);
    if (!binding) {
      throw new Error(`${file} describes no Terraform type`);
    }
    markSensitive(binding.type, binding.block);
    if (binding.kind === 'provider') {
      const source =
        /registry\.terraform\.io\/providers\/([\w-]+\/[\w-]+)\/([\d.]+)\//.exec(
          text,
        );
      if (!source) {
        throw new Error(`${file} does not say which provider it is for`);
      }
      schema.address = source[1];
      schema.version = source[2];
      schema.provider = binding.block;
    } else if (binding.kind === 'resource') {
      schema.resources[binding.type] = binding.block;
    } else {
      schema.dataSources[binding.type] = binding.block;
    }
  }
  return schema;
}
