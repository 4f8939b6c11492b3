import { Project, sharedTargets } from '@lakeport/project';
import { requireEnvironment } from './requireEnvironment';

/**
 * Refuses a name that stands neither for an environment of the project nor for
 * what it has between them.
 */
export function requireTarget(project: Project, name: string): void {
  requireEnvironment(project, name, sharedTargets(project));
}
