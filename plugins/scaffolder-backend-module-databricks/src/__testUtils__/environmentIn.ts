import { parseProject, type Environment } from '@lakeport/project';
import type { DryRun } from './dryRunTemplate';

/**
 * An environment of the project file that a dry run left in the workspace.
 *
 * @throws Error with what the task answered when it left none
 */
export function environmentIn(run: DryRun, name = 'dev'): Environment {
  if (run.status !== 200) {
    throw new Error(run.body);
  }
  const parsed = parseProject(run.files['lakeport.yaml']);
  if (!parsed.valid) {
    throw new Error(JSON.stringify(parsed.problems));
  }
  return parsed.project.spec.environments[name];
}
