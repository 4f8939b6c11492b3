import { Entity } from '@backstage/catalog-model';

/** Whether an entity is a System in which an annotation says something. */
export function isSystemWith(entity: Entity, annotation: string): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'system' &&
    Boolean(entity.metadata.annotations?.[annotation])
  );
}
