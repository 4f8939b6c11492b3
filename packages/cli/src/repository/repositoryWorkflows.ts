import { basename } from 'node:path';
import {
  sleepWorkflowCrons,
  workflowsSource,
  type Platform,
  type Project,
} from '@lakeport/project';
import { CommandError } from '../io/CommandError';
import type { LakeportFile } from '../io/parseLakeportFile';
import type { ManagedFiles } from './managedFiles';
import { SLEEP_WORKFLOW, sleepWorkflow } from './sleepWorkflow';
import { callerSleepWorkflow } from './workflows/callerSleepWorkflow';
import { callerWorkflows } from './workflows/callerWorkflows';
import { platformWorkflow } from './workflows/platformWorkflow';
import { sharedWorkflows } from './workflows/sharedWorkflows';
import { standaloneWorkflows } from './workflows/standaloneWorkflows';

function inFolder(files: Record<string, string>): ManagedFiles {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => [
      `.github/workflows/${name}`,
      text,
    ]),
  );
}

function sleeping({ spec }: Project): string | undefined {
  const { runsOn, workflows } = spec.github;
  const scheduled = Object.entries(spec.environments).flatMap(
    ([name, { sleep }]) =>
      sleep?.schedule ? [{ name, schedule: sleep.schedule }] : [],
  );
  if (scheduled.length === 0) return undefined;
  const input = {
    crons: [
      ...new Set(
        scheduled.flatMap(({ schedule }) => sleepWorkflowCrons(schedule)),
      ),
    ],
    environments: scheduled.map(({ name }) => name),
    runsOn,
  };
  return spec.platform && workflows
    ? callerSleepWorkflow(input, workflowsSource(workflows))
    : sleepWorkflow(input);
}

function ofProject(project: Project): ManagedFiles {
  const { platform, github } = project.spec;
  return {
    ...inFolder(
      platform && github.workflows
        ? callerWorkflows(workflowsSource(github.workflows))
        : standaloneWorkflows(github.runsOn),
    ),
    [SLEEP_WORKFLOW]: sleeping(project),
  };
}

function ofPlatform(platform: Platform, path: string): ManagedFiles {
  const name = basename(path);
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
    throw new CommandError(
      `${JSON.stringify(name)} cannot be named in a workflow`,
      { hint: 'Call the file platform.yaml.' },
    );
  }
  return inFolder({
    ...sharedWorkflows(platform),
    'platform.yml': platformWorkflow(platform, name),
  });
}

/**
 * What the workflows of a repository are: a standalone project carries its own,
 * a platform's project calls those of its platform, and a platform has those
 * that projects call and the one that deploys it.
 *
 * @param path - of the file, at the root of the repository
 * @throws CommandError when a platform's file has a name that no script can hold.
 */
export function repositoryWorkflows(
  file: LakeportFile,
  path: string,
): ManagedFiles {
  return file.kind === 'Project'
    ? ofProject(file.project)
    : ofPlatform(file.platform, path);
}
