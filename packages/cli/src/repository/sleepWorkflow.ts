import { Document, isMap, isScalar, visit } from 'yaml';
import { actionPins } from './actionPins';

/** What the workflow depends on. */
export interface SleepWorkflow {
  /** Times in UTC, 5 fields each. */
  crons: readonly string[];
  /** Environments that have a schedule. */
  environments: readonly string[];
  /** Label or labels of the runner. */
  runsOn: string | readonly string[];
}

/** Where the workflow is in a repository. */
export const SLEEP_WORKFLOW = '.github/workflows/sleep.yml';

const HEAD = ` Written by "lakeport workflows" from lakeport.yaml; what is changed here is lost.
 Times are UTC. A time that daylight saving moves is there for both, and
 "lakeport due" says at each of them what is due.`;

const DUE = `due="$(npx lakeport due lakeport.yaml --environment "$ENVIRONMENT")"
case "$due" in
  asleep) operation=sleep ;;
  awake) operation=wake ;;
  *) echo "::error::lakeport due said neither asleep nor awake"; exit 1 ;;
esac
echo "$ENVIRONMENT is due to be $due"
echo "operation=$operation" >> "$GITHUB_OUTPUT"
`;

const content = ({ crons, environments, runsOn }: SleepWorkflow) => ({
  name: 'Sleep',
  'run-name': 'Sleep or wake',
  on: {
    schedule: crons.map(cron => ({ cron })),
    workflow_dispatch: null,
  },
  permissions: { contents: 'read', 'id-token': 'write' },
  defaults: { run: { shell: 'bash' } },
  jobs: {
    sleep: {
      name: 'sleep ${{ matrix.environment }}',
      'runs-on': runsOn,
      strategy: {
        'fail-fast': false,
        matrix: { environment: [...environments] },
      },
      environment: '${{ matrix.environment }}',
      'timeout-minutes': 60,
      // The group of deploy.yml: one operation per environment at a time.
      concurrency: {
        group: 'lakeport-${{ matrix.environment }}',
        'cancel-in-progress': false,
        queue: 'max',
      },
      env: { ENVIRONMENT: '${{ matrix.environment }}' },
      steps: [
        {
          name: 'Check out the repository',
          uses: actionPins.checkout.uses,
          with: { 'persist-credentials': false },
        },
        {
          name: 'Set up Node',
          uses: actionPins.setupNode.uses,
          with: { 'node-version': 24 },
        },
        {
          name: 'Set up Terraform',
          uses: actionPins.setupTerraform.uses,
          with: { terraform_version: '~1.10', terraform_wrapper: false },
        },
        {
          name: 'Assume the apply role',
          if: "vars.AWS_ROLE_ARN != ''",
          uses: actionPins.configureAwsCredentials.uses,
          with: {
            'role-to-assume': '${{ vars.AWS_ROLE_ARN }}',
            'aws-region': '${{ vars.AWS_REGION }}',
          },
        },
        { name: 'Install lakeport', run: 'npm ci' },
        { name: 'See what is due', id: 'due', run: DUE },
        {
          // Where it is in that state already, the plan is empty and nothing happens.
          name: 'Sleep or wake',
          env: {
            OPERATION: '${{ steps.due.outputs.operation }}',
            DATABRICKS_AUTH_TYPE: 'github-oidc',
            DATABRICKS_CLIENT_ID: '${{ vars.DATABRICKS_CLIENT_ID }}',
            DATABRICKS_TOKEN_AUDIENCE: '${{ vars.DATABRICKS_ACCOUNT_ID }}',
          },
          run: 'npx lakeport "$OPERATION" lakeport.yaml --environment "$ENVIRONMENT" --auto-approve | tee -i result.jsonl',
        },
        {
          name: 'Keep the result',
          if: 'always()',
          uses: actionPins.uploadArtifact.uses,
          with: {
            name: 'result-${{ matrix.environment }}',
            path: 'result.jsonl',
            'if-no-files-found': 'ignore',
            'retention-days': 30,
          },
        },
      ],
    },
  },
});

/** Says the release beside each commit, as people write it. */
function nameVersions(document: Document): void {
  const versions = new Map<unknown, string>(
    Object.values(actionPins).map(({ uses, version }) => [uses, version]),
  );
  visit(document, {
    Pair(_, pair) {
      if (isScalar(pair.key) && pair.key.value === 'uses') {
        const { value } = pair;
        if (isScalar(value)) {
          const version = versions.get(value.value);
          value.comment = version ? ` ${version}` : undefined;
        }
      }
    },
  });
}

/**
 * The workflow that puts environments to sleep and wakes them at the times of
 * their schedules. The same input gives the same text.
 */
export function sleepWorkflow(input: SleepWorkflow): string {
  const document = new Document(content(input));
  document.commentBefore = HEAD;
  nameVersions(document);
  if (isMap(document.contents)) {
    // An empty line between the parts, as in the other workflows.
    document.contents.items.slice(1).forEach(({ key }) => {
      if (isScalar(key)) key.spaceBefore = true;
    });
  }
  return document.toString({ lineWidth: 0, singleQuote: true, nullStr: '' });
}
