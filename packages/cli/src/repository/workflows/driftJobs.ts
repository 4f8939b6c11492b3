import type { WorkflowJob } from './jobsText';
import type { WorkflowFlavour } from './WorkflowFlavour';
import { workflowTexts } from './workflowTexts';

const dueScript = (
  lakeport: string,
) => `due="$(${lakeport} due lakeport.yaml --environment "$ENVIRONMENT")"
echo "state=$due" >> "$GITHUB_OUTPUT"
if [ "$due" = asleep ]; then echo "::notice::Asleep by its schedule; compared when it is awake."; fi
`;

const COMPARE = `node -e '
  const lines = require("node:fs").readFileSync("plan.jsonl", "utf8").split("\\n").filter(Boolean).map(line => JSON.parse(line));
  const changes = lines.filter(line => line.step === "plan").flatMap(line => line.changes ?? []);
  const text = value => value.replace(/[%\\r\\n]/g, encodeURIComponent);
  for (const { address, actions } of changes) console.log("::warning::" + text(actions.join("+") + " " + address));
  if (changes.length > 0) {
    console.log("::error::" + changes.length + " differences between " + process.env.ENVIRONMENT + " and the repository");
    process.exit(1);
  }
'
`;

/** Compares every environment with the repository: the jobs of `drift.yml`. */
export function driftJobs(flavour: WorkflowFlavour): WorkflowJob[] {
  const { databricks, folder, lakeport, prepare, script } = flavour;
  return [
    {
      id: 'environments',
      head: ['name: environments'],
      limits: [
        'timeout-minutes: 15',
        'outputs:',
        '  names: ${{ steps.list.outputs.names }}',
      ],
      steps: [
        ...prepare({}),
        {
          name: 'List the environments',
          id: 'list',
          run: script(workflowTexts.listEnvironments(lakeport)),
        },
      ],
    },
    {
      id: 'drift',
      head: [
        'name: drift ${{ matrix.environment }}',
        'needs: environments',
        'strategy:',
        '  fail-fast: false',
        '  matrix:',
        '    environment: ${{ fromJSON(needs.environments.outputs.names) }}',
      ],
      limits: [
        'environment: ${{ matrix.environment }}-plan',
        'timeout-minutes: 60',
        'permissions:',
        '  contents: read',
        '  id-token: write',
        'concurrency:',
        '  group: lakeport-${{ matrix.environment }}',
        '  cancel-in-progress: false',
        '  queue: max',
        'env:',
        '  ENVIRONMENT: ${{ matrix.environment }}',
      ],
      steps: [
        ...prepare({ terraform: true, role: 'plan' }),
        {
          note: [
            'One that is due to be asleep differs from the repository on purpose.',
          ],
          name: 'See whether it is due to be asleep',
          id: 'due',
          run: script(dueScript(lakeport)),
        },
        {
          name: 'Plan',
          id: 'plan',
          if: "steps.due.outputs.state != 'asleep'",
          env: databricks,
          run: script(
            `${lakeport} plan lakeport.yaml --environment "$ENVIRONMENT" | tee -i plan.jsonl`,
          ),
        },
        {
          note: ['Of a plan that failed, too; not where nothing was planned.'],
          name: 'Show the differences',
          if: "always() && steps.plan.outcome != 'skipped'",
          run: script(
            `${lakeport} render-plan plan.jsonl >> "$GITHUB_STEP_SUMMARY"`,
          ),
        },
        {
          note: [
            'Whatever came of it, also where it failed: the portal reads it. Where nothing',
            'was planned there is none.',
          ],
          name: "Keep the plan's summary",
          if: 'always()',
          uses: 'uploadArtifact',
          with: {
            name: 'drift-${{ matrix.environment }}',
            path: `${folder}plan.jsonl`,
            'if-no-files-found': 'ignore',
            overwrite: 'true',
            'retention-days': '30',
          },
        },
        {
          note: ['Fails when anything differs, so that the team hears of it.'],
          name: 'Compare',
          if: "steps.due.outputs.state != 'asleep'",
          run: script(COMPARE),
        },
      ],
    },
  ];
}
