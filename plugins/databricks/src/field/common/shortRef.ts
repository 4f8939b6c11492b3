import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const NAMESPACE = 'default';

/** A reference without what goes without saying: the kind, and the namespace `default`. */
export function shortRef(entityRef: string, kind: string): string {
  try {
    const ref = parseEntityRef(entityRef);
    if (ref.kind.toLocaleLowerCase('en-US') !== kind) {
      return entityRef;
    }
    return ref.namespace === NAMESPACE
      ? ref.name
      : `${ref.namespace}/${ref.name}`;
  } catch {
    return entityRef;
  }
}

/** The full reference of what was typed; what cannot be one stays as it is. */
export function fullRef(text: string, kind: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind: kind, defaultNamespace: NAMESPACE }),
    );
  } catch {
    return text;
  }
}
