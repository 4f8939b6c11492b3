import type { UnityTag } from '@lakeport/backstage-plugin-databricks-common';

/** A tag as people read it. */
export function tagText({ key, value }: UnityTag): string {
  return value ? `${key}: ${value}` : key;
}
