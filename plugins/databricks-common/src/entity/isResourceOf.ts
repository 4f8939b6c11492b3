import { Entity } from '@backstage/catalog-model';

/** Whether an entity is a Resource of a type in which annotations say something. */
export function isResourceOf(
  entity: Entity,
  type: string,
  having: readonly string[],
): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'resource' &&
    entity.spec?.type === type &&
    having.every(name => Boolean(entity.metadata.annotations?.[name]))
  );
}
