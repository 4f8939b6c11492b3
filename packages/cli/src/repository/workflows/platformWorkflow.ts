import type { Platform } from '@lakeport/project';
import { jobsText } from './jobsText';
import { sharedSteps } from './sharedSteps';
import type { WorkflowStep } from './WorkflowStep';
import { workflowTexts } from './workflowTexts';
import { yamlScalar } from './yamlScalar';

const KEPT = {
  'if-no-files-found': 'ignore',
  overwrite: 'true',
  'retention-days': '30',
} as const;

const head = (
  branch: string,
  file: string,
) => `# Written by "lakeport workflows" from ${file}; what is changed here is lost.
# A pull request is checked without any credentials. What is merged is planned in
# the environment platform-plan, and exactly that is applied in the environment
# platform, after its reviewers' approval.
name: Platform

on:
  pull_request:
  push:
    branches: [${yamlScalar(branch)}]
  workflow_dispatch:

permissions:
  contents: read

# What is merged is planned and applied one after the other, none is cut off, and
# those that wait keep their places.
concurrency:
  group: platform-\${{ github.event_name == 'pull_request' && github.ref || 'deployed' }}
  cancel-in-progress: false
  queue: max

${workflowTexts.bash}
`;

const checkScript = (file: string) => `npx lakeport migrate ${file} --check
npx lakeport check ${file}
npx lakeport workflows ${file} --check
npx lakeport docs ${file} --check || echo "::warning::The documentation is not what ${file} says. Run npx lakeport docs ${file}"
npx lakeport synth ${file} --out "$RUNNER_TEMP/stacks"
npx lakeport show ${file}
`;

const applyScript = (file: string) => `code=0
npx lakeport apply ${file} --plan "$DEPLOYMENT_ID" --auto-approve | tee -i result.jsonl || code=$?
grep '^{"step":"outputs"' result.jsonl > outputs.json || true
if [ "$code" = 4 ]; then
  echo "::error title=Needs approval::Something would do more than was shown. Run this workflow again to see and approve the rest."
fi
exit "$code"
`;

/**
 * The workflow that deploys a platform from its own repository.
 *
 * @param file - name of the platform's file: letters, digits and ._- only
 */
export function platformWorkflow({ spec }: Platform, file: string): string {
  const { checkout, node, terraform, role } = sharedSteps;
  const branch = `refs/heads/${spec.github.branch}`;
  const install: WorkflowStep = {
    name: 'Install lakeport',
    run: 'npm ci --ignore-scripts',
  };
  const prepare = (as: string): WorkflowStep[] => [
    checkout,
    node,
    terraform,
    install,
    { ...role, name: `Assume the admin role ${as}` },
  ];
  const databricks = {
    DATABRICKS_AUTH_TYPE: 'github-oidc',
    DATABRICKS_CLIENT_ID: '${{ vars.DATABRICKS_ACCOUNT_CLIENT_ID }}',
    DATABRICKS_TOKEN_AUDIENCE: yamlScalar(spec.databricks.accountId),
    TF_VAR_databricks_account_client_id:
      '${{ vars.DATABRICKS_ACCOUNT_CLIENT_ID }}',
  };
  const runsOn = yamlScalar(spec.github.runsOn);
  return [
    head(spec.github.branch, file),
    jobsText({ runsOn }, [
      {
        id: 'check',
        head: ['name: check'],
        limits: ['timeout-minutes: 15'],
        steps: [
          checkout,
          node,
          install,
          { name: 'Check the platform file', run: checkScript(file) },
        ],
      },
      {
        id: 'plan',
        head: [
          'name: plan',
          'needs: check',
          `if: github.event_name != 'pull_request' && github.ref == '${branch}'`,
        ],
        limits: [
          'environment: platform-plan',
          'timeout-minutes: 60',
          'permissions:',
          '  contents: read',
          '  id-token: write',
          'outputs:',
          '  id: ${{ steps.plan.outputs.id }}',
        ],
        steps: [
          ...prepare('to plan'),
          {
            note: [
              'Plan files hold secrets: they go to the state bucket and nowhere else.',
            ],
            name: 'Plan',
            id: 'plan',
            env: {
              ...databricks,
              DEPLOYMENT_ID: '${{ github.run_id }}-${{ github.run_attempt }}',
            },
            run: `echo "id=$DEPLOYMENT_ID" >> "$GITHUB_OUTPUT"
npx lakeport plan ${file} --save "$DEPLOYMENT_ID" | tee -i plan.jsonl
`,
          },
          {
            name: 'Show what would change',
            if: "always() && steps.plan.outputs.id != ''",
            run: 'npx lakeport render-plan plan.jsonl >> "$GITHUB_STEP_SUMMARY"',
          },
          {
            name: "Keep the plan's summary",
            if: 'always()',
            uses: 'uploadArtifact',
            with: { name: 'plan', path: 'plan.jsonl', ...KEPT },
          },
        ],
      },
      {
        id: 'apply',
        head: ['name: apply', 'needs: plan'],
        limits: [
          'environment: platform',
          'timeout-minutes: 120',
          'permissions:',
          '  contents: read',
          '  id-token: write',
        ],
        steps: [
          ...prepare('to apply'),
          {
            note: [
              'Exactly what was planned; a plan that is no longer true is refused.',
            ],
            name: 'Apply',
            env: {
              ...databricks,
              DEPLOYMENT_ID: '${{ needs.plan.outputs.id }}',
            },
            run: applyScript(file),
          },
          {
            note: ['Who each environment is deployed as; onboarding reads it.'],
            name: 'Keep the outputs',
            if: 'always()',
            uses: 'uploadArtifact',
            with: { name: 'outputs', path: 'outputs.json', ...KEPT },
          },
          {
            name: 'Keep the result',
            if: 'always()',
            uses: 'uploadArtifact',
            with: { name: 'result', path: 'result.jsonl', ...KEPT },
          },
        ],
      },
    ]),
  ].join('');
}
