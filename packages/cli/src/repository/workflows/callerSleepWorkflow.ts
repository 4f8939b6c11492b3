import type { WorkflowsSource } from '@lakeport/project';
import type { SleepWorkflow } from '../sleepWorkflow';
import { jobsText } from './jobsText';
import { standaloneFlavour } from './standaloneFlavour';
import { workflowTexts } from './workflowTexts';
import { yamlScalar } from './yamlScalar';

const DUE = `due=()
for environment in $ENVIRONMENTS; do
  case "$(npx lakeport due lakeport.yaml --environment "$environment")" in
    asleep) operation=sleep ;;
    awake) operation=wake ;;
    *) echo "::error::lakeport due said neither asleep nor awake of $environment"; exit 1 ;;
  esac
  echo "$environment: $operation"
  due+=("{\\"environment\\":\\"$environment\\",\\"operation\\":\\"$operation\\"}")
done
(IFS=,; echo "include=[\${due[*]}]") >> "$GITHUB_OUTPUT"
`;

const head = (
  crons: readonly string[],
) => `# Written by "lakeport workflows" from lakeport.yaml; what is changed here is lost.
# Times are UTC. A time that daylight saving moves is there for both, and
# "lakeport due" says at each of them what is due.
name: Sleep
run-name: Sleep or wake

on:
  schedule:
${crons.map(cron => `    - cron: ${yamlScalar(cron)}`).join('\n')}
  workflow_dispatch:

permissions:
  contents: read

${workflowTexts.bash}
`;

const operate = (reference: string) => `
  operate:
    name: \${{ matrix.operation }} \${{ matrix.environment }}
    needs: due
    strategy:
      fail-fast: false
      matrix:
        include: \${{ fromJSON(needs.due.outputs.include) }}
    # The group of deploy.yml: one operation per environment at a time.
    concurrency:
      group: lakeport-\${{ matrix.environment }}
      cancel-in-progress: false
      queue: max
    permissions:
      contents: read
      id-token: write
    uses: ${reference}
    with:
      deployment_id: \${{ matrix.operation }}-\${{ github.run_id }}-\${{ github.run_attempt }}
      operation: \${{ matrix.operation }}
      environment: \${{ matrix.environment }}
`;

/**
 * The workflow that has the platform's workflow put environments to sleep and
 * wake them at the times of their schedules. What is due is found out by a job
 * without rights.
 *
 * @param source - where the platform's workflows are
 */
export function callerSleepWorkflow(
  { crons, environments, runsOn }: SleepWorkflow,
  { repository, branch }: WorkflowsSource,
): string {
  const flavour = standaloneFlavour(runsOn);
  return [
    head(crons),
    jobsText(flavour, [
      {
        id: 'due',
        head: ['name: due'],
        limits: [
          'timeout-minutes: 15',
          'outputs:',
          '  include: ${{ steps.due.outputs.include }}',
        ],
        steps: [
          ...flavour.prepare({}),
          {
            name: 'See what is due',
            id: 'due',
            env: { ENVIRONMENTS: environments.join(' ') },
            run: DUE,
          },
        ],
      },
    ]),
    operate(`${repository}/.github/workflows/deploy.yml@${branch}`),
  ].join('');
}
