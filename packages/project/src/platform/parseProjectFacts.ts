import { projectFactsSchema } from './ProjectFacts';
import type { ProjectFacts } from './ProjectFacts';

/**
 * What a project copies from its platform, from a value that is to be it;
 * undefined when it is something else.
 *
 * @public
 */
export function parseProjectFacts(value: unknown): ProjectFacts | undefined {
  return projectFactsSchema.safeParse(value).data;
}
