import { loadProviderSchema } from './loadProviderSchema';

const PROVIDERS = ['aws', 'databricks', 'time', 'random', 'null'] as const;

/** Whether one of the providers has a resource or data source of that type. */
export function hasType(type: string): boolean {
  const provider = PROVIDERS.find(name => type.startsWith(`${name}_`));
  if (!provider) {
    return false;
  }
  const { resources, dataSources } = loadProviderSchema(provider);
  return Object.hasOwn(resources, type) || Object.hasOwn(dataSources, type);
}
