import { gunzipSync } from 'zlib';
import packed from './providerSchemas.json';
import type { BlockSchema, ProviderSchema } from './ProviderSchema';

/**
 * The providers that a rehearsal stands in for.
 *
 * @public
 */
export type ProviderName = 'aws' | 'databricks' | 'time' | 'random' | 'null';

const NULL_RESOURCE: BlockSchema = {
  attributes: {
    id: { type: 'string', computed: true },
    triggers: { type: ['map', 'string'], optional: true },
  },
  blocks: {},
};

const NULL_DATA_SOURCE: BlockSchema = {
  attributes: {
    has_computed_default: { type: 'string', optional: true, computed: true },
    id: { type: 'string', computed: true },
    inputs: { type: ['map', 'string'], optional: true },
    outputs: { type: ['map', 'string'], computed: true },
    random: { type: 'string', computed: true },
  },
  blocks: {},
};

const NULL_SCHEMA: ProviderSchema = {
  address: 'hashicorp/null',
  version: '3.2.4',
  provider: { attributes: {}, blocks: {} },
  resources: { null_resource: NULL_RESOURCE },
  dataSources: { null_data_source: NULL_DATA_SOURCE },
};

const cache = new Map<ProviderName, ProviderSchema>();

/**
 * The schema of a provider, rebuilt from its prebuilt cdktf package (the null
 * provider has none at hand and is written down here).
 */
export function loadProviderSchema(name: ProviderName): ProviderSchema {
  const known = cache.get(name);
  if (known) {
    return known;
  }
  const schema: ProviderSchema =
    name === 'null'
      ? NULL_SCHEMA
      : JSON.parse(
          gunzipSync(Buffer.from(packed[name].gzip, 'base64')).toString('utf8'),
        );
  cache.set(name, schema);
  return schema;
}
