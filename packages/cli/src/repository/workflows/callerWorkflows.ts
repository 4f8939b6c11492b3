import type { WorkflowsSource } from '@lakeport/project';
import { deployTexts } from './deployTexts';

const HEAD = `# Written by "lakeport workflows" from lakeport.yaml; what is changed here is lost.
# The work is done by the platform's workflow: only that one may deploy.
`;

const check = (reference: string) => `${HEAD}name: Check

on:
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

concurrency:
  group: check-\${{ github.ref }}
  cancel-in-progress: false

jobs:
  check:
    name: check
    permissions:
      contents: read
      id-token: write
      pull-requests: write
    uses: ${reference}
`;

const deploy = (reference: string) => `${HEAD}name: Deploy
${deployTexts.runName}

on:
  workflow_dispatch:
    inputs:
${deployTexts.dispatchInputs}
permissions:
  contents: read

# One operation per environment at a time; a running one is never cut off, and
# those that wait keep their places.
concurrency:
  group: lakeport-\${{ inputs.environment }}
  cancel-in-progress: false
  queue: max

jobs:
  deploy:
    name: deploy
    permissions:
      contents: read
      id-token: write
    uses: ${reference}
    with:
      deployment_id: \${{ inputs.deployment_id }}
      operation: \${{ inputs.operation }}
      environment: \${{ inputs.environment }}
      allow_destroy: \${{ inputs.allow_destroy }}
      commit: \${{ inputs.commit }}
      phase: \${{ inputs.phase }}
`;

const drift = (reference: string) => `${HEAD}name: Drift

on:
  # Often enough that an environment which sleeps is met awake.
  schedule:
    - cron: '17 3,11,19 * * *'
  workflow_dispatch:

permissions:
  contents: read

jobs:
  drift:
    name: drift
    permissions:
      contents: read
      id-token: write
    uses: ${reference}
`;

/**
 * Check, deploy and drift of a project that is deployed by its platform's
 * workflows, by file name.
 *
 * @param source - where the platform's workflows are
 */
export function callerWorkflows({
  repository,
  branch,
}: WorkflowsSource): Record<'check.yml' | 'deploy.yml' | 'drift.yml', string> {
  const uses = (name: string) =>
    `${repository}/.github/workflows/${name}.yml@${branch}`;
  return {
    'check.yml': check(uses('check')),
    'deploy.yml': deploy(uses('deploy')),
    'drift.yml': drift(uses('drift')),
  };
}
