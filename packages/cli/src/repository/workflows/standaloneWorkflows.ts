import { checkJobs } from './checkJobs';
import { deployTexts } from './deployTexts';
import { deployJobs } from './deployJobs';
import { driftJobs } from './driftJobs';
import { jobsText } from './jobsText';
import { standaloneFlavour } from './standaloneFlavour';
import { workflowTexts } from './workflowTexts';

const CHECK = `name: Check

on:
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: check-\${{ github.ref }}
  cancel-in-progress: false

${workflowTexts.bash}
`;

const DEPLOY = `name: Deploy
${deployTexts.runName}

on:
  workflow_dispatch:
    inputs:
${deployTexts.dispatchInputs}
permissions:
  contents: read
  id-token: write

# One operation per environment at a time; a running one is never cut off, and
# those that wait keep their places.
concurrency:
  group: lakeport-\${{ inputs.environment }}
  cancel-in-progress: false
  queue: max

${workflowTexts.bash}
${deployTexts.environment}`;

const DRIFT = `name: Drift

on:
  # Often enough that an environment which sleeps is met awake.
  schedule:
    - cron: '17 3,11,19 * * *'
  workflow_dispatch:

permissions:
  contents: read

${workflowTexts.bash}
`;

/**
 * Check, deploy and drift of a project that carries its workflows itself, by
 * file name.
 */
export function standaloneWorkflows(
  runsOn: string | readonly string[],
): Record<'check.yml' | 'deploy.yml' | 'drift.yml', string> {
  const flavour = standaloneFlavour(runsOn);
  return {
    'check.yml': CHECK + jobsText(flavour, checkJobs(flavour)),
    'deploy.yml': DEPLOY + jobsText(flavour, deployJobs(flavour)),
    'drift.yml': DRIFT + jobsText(flavour, driftJobs(flavour)),
  };
}
