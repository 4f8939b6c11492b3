import { commentScript } from './commentScript';
import type { WorkflowJob } from './jobsText';
import type { WorkflowFlavour } from './WorkflowFlavour';
import { workflowTexts } from './workflowTexts';

const KEPT = { overwrite: 'true', 'retention-days': '30' } as const;

/** Checks, rehearses and plans a pull request: the jobs of `check.yml`. */
export function checkJobs(flavour: WorkflowFlavour): WorkflowJob[] {
  const { databricks, folder, lakeport, prepare, repository, script } = flavour;
  return [
    {
      id: 'check',
      head: ['name: check'],
      limits: [
        'timeout-minutes: 15',
        'outputs:',
        '  environments: ${{ steps.list.outputs.names }}',
      ],
      steps: [
        ...prepare({}),
        {
          note: [
            'Format, workflows and documentation are those of the lakeport in package.json.',
          ],
          name: 'See that the file is of the version that this lakeport reads',
          run: script(`${lakeport} migrate lakeport.yaml --check`),
        },
        {
          name: 'Check the project file',
          id: 'file',
          run: script(`${lakeport} check lakeport.yaml`),
        },
        {
          name: 'Synthesize the stacks',
          run: script(
            `${lakeport} synth lakeport.yaml --out "$RUNNER_TEMP/stacks"`,
          ),
        },
        {
          name: 'Show stacks, addresses and cost',
          run: script(`${lakeport} show lakeport.yaml`),
        },
        {
          name: 'Compare the workflows with the project file',
          run: script(
            `${lakeport} workflows lakeport.yaml --out ${repository} --check`,
          ),
        },
        {
          name: 'Compare the documentation with the project file',
          run: script(
            `${lakeport} docs lakeport.yaml --out ${repository} --check || echo "::warning::The documentation is not what lakeport.yaml says. Run npx lakeport docs lakeport.yaml --out ."`,
          ),
        },
        {
          name: 'List the environments',
          id: 'list',
          run: script(workflowTexts.listEnvironments(lakeport)),
        },
        {
          name: 'Report the findings',
          if: "always() && steps.file.outcome != 'skipped'",
          run: script(
            `${lakeport} check lakeport.yaml --json > check.json || true`,
          ),
        },
        {
          name: 'Keep the findings',
          if: 'always()',
          uses: 'uploadArtifact',
          with: {
            name: 'check',
            path: `${folder}check.json`,
            'if-no-files-found': 'ignore',
            ...KEPT,
          },
        },
      ],
    },
    {
      id: 'rehearse',
      head: [
        'name: rehearse',
        "if: github.event_name == 'pull_request'",
        'needs: check',
      ],
      limits: ['timeout-minutes: 30'],
      steps: [
        ...prepare({ terraform: true }),
        {
          note: [
            'Runs against an account in memory: needs no credentials and changes nothing.',
          ],
          name: 'Rehearse every environment',
          run: script(`${lakeport} rehearse lakeport.yaml`),
        },
      ],
    },
    {
      id: 'plan',
      note: [
        'A fork gets no plan: its code must not run with a role of this project.',
      ],
      head: [
        'name: plan ${{ matrix.environment }}',
        "if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository",
        'needs: check',
        'strategy:',
        '  fail-fast: false',
        '  matrix:',
        '    environment: ${{ fromJSON(needs.check.outputs.environments) }}',
      ],
      limits: [
        'environment: ${{ matrix.environment }}-plan',
        'timeout-minutes: 60',
        'permissions:',
        '  contents: read',
        '  id-token: write',
        'env:',
        '  ENVIRONMENT: ${{ matrix.environment }}',
      ],
      steps: [
        ...prepare({ terraform: true, role: 'plan' }),
        {
          name: 'Plan',
          env: databricks,
          run: script(
            `${lakeport} plan lakeport.yaml --environment "$ENVIRONMENT" | tee -i plan.jsonl`,
          ),
        },
        {
          note: [
            'With nothing secret in it: plan files stay out of artifacts.',
          ],
          name: "Keep the plan's summary",
          if: 'always()',
          uses: 'uploadArtifact',
          with: {
            name: 'plan-${{ matrix.environment }}',
            path: `${folder}plan.jsonl`,
            'if-no-files-found': 'ignore',
            ...KEPT,
          },
        },
      ],
    },
    {
      id: 'report',
      head: [
        'name: report',
        "if: ${{ !cancelled() && needs.check.result == 'success' && needs.plan.result != 'skipped' }}",
        'needs: [check, plan]',
      ],
      limits: ['timeout-minutes: 10'],
      steps: [
        ...prepare({}),
        {
          name: 'Fetch findings and plans',
          uses: 'downloadArtifact',
          with: { path: `${folder}reports` },
        },
        {
          name: 'Render them',
          run: script(
            `shopt -s nullglob
${lakeport} render-plan reports/check/check.json reports/plan-*/plan.jsonl > plan.md
cat plan.md >> "$GITHUB_STEP_SUMMARY"
`,
          ),
        },
        {
          name: 'Keep the page',
          uses: 'uploadArtifact',
          with: { name: 'comment', path: `${folder}plan.md`, ...KEPT },
        },
      ],
    },
    {
      id: 'comment',
      note: [
        'The only job that may write, and the only one that runs nothing of the pull request.',
      ],
      head: [
        'name: comment',
        "if: ${{ !cancelled() && needs.report.result == 'success' && github.event_name == 'pull_request' }}",
        'needs: report',
      ],
      limits: ['timeout-minutes: 5', 'permissions:', '  pull-requests: write'],
      steps: [
        {
          name: 'Fetch the page',
          uses: 'downloadArtifact',
          with: { name: 'comment' },
        },
        {
          name: 'Write or update the comment',
          uses: 'githubScript',
          with: { script: commentScript },
        },
      ],
    },
  ];
}
