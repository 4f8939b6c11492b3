import { entityNameOfTag } from './entityNameOfTag';
import { resourceRef } from './resourceRef';

/** The environment that tags name, as its repository calls the entity. */
export function environmentRef(
  project: string | undefined,
  environment: string | undefined,
): string | undefined {
  const system = entityNameOfTag(project);
  const name = entityNameOfTag(environment);
  return system && name ? resourceRef(`${system}-${name}`) : undefined;
}
