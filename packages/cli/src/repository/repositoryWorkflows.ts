import { join } from 'node:path';
import { sleepWorkflowCrons, type Project } from '@lakeport/project';
import { CommandError } from '../io/CommandError';
import { readIfThere, type ManagedFiles } from './managedFiles';
import { SLEEP_WORKFLOW, sleepWorkflow } from './sleepWorkflow';
import { withRunsOn } from './withRunsOn';

/** The other workflows of a generated repository, which a team may change. */
const OTHERS = ['check', 'deploy', 'drift'].map(
  name => `.github/workflows/${name}.yml`,
);

/**
 * What the workflows of a repository should be for a project: the one that
 * follows its schedules, and the others with its runner.
 *
 * @throws CommandError when a workflow file cannot be read.
 */
export async function repositoryWorkflows(
  folder: string,
  project: Project,
): Promise<ManagedFiles> {
  const runsOn = project.spec.github.runsOn;
  const scheduled = Object.entries(project.spec.environments).flatMap(
    ([name, { sleep }]) =>
      sleep?.schedule ? [{ name, schedule: sleep.schedule }] : [],
  );
  const crons = scheduled.flatMap(({ schedule }) =>
    sleepWorkflowCrons(schedule),
  );
  const files: ManagedFiles = {
    [SLEEP_WORKFLOW]:
      scheduled.length > 0
        ? sleepWorkflow({
            crons: [...new Set(crons)],
            environments: scheduled.map(({ name }) => name),
            runsOn,
          })
        : undefined,
  };
  for (const path of OTHERS) {
    const text = await readIfThere(join(folder, path));
    if (text !== undefined) {
      try {
        files[path] = withRunsOn(text, runsOn);
      } catch (error) {
        throw new CommandError(
          `${path} is no workflow file: ${
            error instanceof Error ? error.message : String(error)
          }`,
          { cause: error },
        );
      }
    }
  }
  return files;
}
