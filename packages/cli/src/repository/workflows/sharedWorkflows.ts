import type { Platform } from '@lakeport/project';
import { checkJobs } from './checkJobs';
import { deployEnvironment } from './deployInputs';
import { deployJobs } from './deployJobs';
import { driftJobs } from './driftJobs';
import { jobsText } from './jobsText';
import { sharedFlavour } from './sharedFlavour';
import { workflowTexts } from './workflowTexts';

const HEAD = `# Written by "lakeport workflows" from the platform's file; what is changed here is lost.
# The repositories of onboarded projects call it. Its name and branch are in the
# identity that GitHub gives its jobs, and AWS and Databricks trust no other.
`;

const CHECK = `${HEAD}name: Check a project

on:
  workflow_call:

permissions:
  contents: read

${workflowTexts.bash}
`;

const DEPLOY = `${HEAD}name: Deploy a project

on:
  workflow_call:
    inputs:
      deployment_id:
        description: Id of the deployment; each is carried out once
        type: string
        required: true
      operation:
        description: plan, apply, destroy, sleep, wake or rotate
        type: string
        required: true
      environment:
        description: Environment of the project's lakeport.yaml
        type: string
        required: true
      allow_destroy:
        description: Addresses, with spaces between them, that may be destroyed or made anew although they hold data
        type: string
        default: ''
      commit:
        description: Commit to work from, 40 hexadecimal digits, in the history of the branch; its head when empty
        type: string
        default: ''
      phase:
        description: plan shows and saves what would be done, apply does exactly that, all does both
        type: string
        default: all

permissions:
  contents: read
  id-token: write

${workflowTexts.bash}
${deployEnvironment}`;

const DRIFT = `${HEAD}name: Drift of a project

on:
  workflow_call:

permissions:
  contents: read

${workflowTexts.bash}
`;

/**
 * The reusable workflows of a platform repository, by file name. The only
 * holders of account-level rights.
 */
export function sharedWorkflows(
  platform: Platform,
): Record<'check.yml' | 'deploy.yml' | 'drift.yml', string> {
  const flavour = sharedFlavour(platform);
  return {
    'check.yml': CHECK + jobsText(flavour, checkJobs(flavour)),
    'deploy.yml': DEPLOY + jobsText(flavour, deployJobs(flavour)),
    'drift.yml': DRIFT + jobsText(flavour, driftJobs(flavour)),
  };
}
