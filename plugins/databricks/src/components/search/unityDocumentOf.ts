import type { SearchDocument } from '@backstage/plugin-search-common';
import type { UnityKind } from '@lakeport/backstage-plugin-databricks-common';

const KINDS: readonly UnityKind[] = [
  'catalog',
  'schema',
  'table',
  'volume',
  'function',
  'model',
];

/** What a search document says of an object of Unity Catalog, beside what every document says. */
export interface UnityDocument {
  kind?: UnityKind;
  fullName?: string;
  owner?: string;
  comment?: string;
}

/** Reads a search document. Search engines give back what they like: what is no text is left out. */
export function unityDocumentOf(document: SearchDocument): UnityDocument {
  const text = (name: string): string | undefined => {
    const found: unknown = Object.entries(document).find(
      ([key]) => key === name,
    )?.[1];
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  const kind = KINDS.find(known => known === text('kind'));
  const fullName = text('fullName');
  const owner = text('owner');
  const comment = text('comment');
  return {
    ...(kind && { kind }),
    ...(fullName && { fullName }),
    ...(owner && { owner }),
    ...(comment && { comment }),
  };
}
