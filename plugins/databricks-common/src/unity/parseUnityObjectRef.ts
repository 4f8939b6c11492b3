import { InputError } from '@backstage/errors';
import type { UnityKind } from '../apiTypes';
import type { UnityObjectName } from './UnityObjectName';

const PARTS: Record<UnityKind, number> = {
  catalog: 3,
  schema: 4,
  table: 5,
  volume: 5,
  function: 5,
  model: 5,
};
const PREFIX = 'unity-catalog:';

/**
 * Reads what `unityObjectRef` has written.
 *
 * @throws InputError for any other text
 *
 * @public
 */
export function parseUnityObjectRef(ref: string): UnityObjectName {
  const parts = ref.startsWith(PREFIX) ? decoded(ref.slice(PREFIX.length)) : [];
  const [metastoreId, kind, catalog, schema, name] = parts;
  if (
    !metastoreId ||
    !catalog ||
    !isKind(kind) ||
    parts.length !== PARTS[kind] ||
    parts.includes('')
  ) {
    throw new InputError(
      `${JSON.stringify(
        ref,
      )} names no object of Unity Catalog; it would be ${PREFIX}<metastore>/<kind>/<catalog>[/<schema>[/<name>]]`,
    );
  }
  return {
    metastoreId,
    kind,
    catalog,
    ...(schema && { schema }),
    ...(name && { name }),
  };
}

function decoded(text: string): string[] {
  try {
    return text.split('/').map(decodeURIComponent);
  } catch {
    // Not what encodeURIComponent writes.
    return [];
  }
}

function isKind(kind: string | undefined): kind is UnityKind {
  return kind !== undefined && Object.hasOwn(PARTS, kind);
}
