import { stringify } from 'yaml';

/** A text, or several as a flow list, as YAML that reads as the same. */
export function yamlScalar(value: string | readonly string[]): string {
  return typeof value === 'string'
    ? stringify(value).trimEnd()
    : JSON.stringify(value);
}
