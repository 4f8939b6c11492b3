import type { Platform } from '@lakeport/project';
import { checkJobs } from './checkJobs';
import { deployJobs } from './deployJobs';
import { deployTexts } from './deployTexts';
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
${deployTexts.callInputs}
permissions:
  contents: read
  id-token: write

${workflowTexts.bash}
${deployTexts.environment}`;

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
