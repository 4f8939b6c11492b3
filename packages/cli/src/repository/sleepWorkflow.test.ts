import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { parse } from 'yaml';
import { actionPins } from './actionPins';
import { SLEEP_WORKFLOW, sleepWorkflow } from './sleepWorkflow';
import { standaloneWorkflows } from './workflows/standaloneWorkflows';

const input = {
  crons: ['0 18 * * 1-5', '0 19 * * 1-5', '0 5 * * 1-5', '0 6 * * 1-5'],
  environments: ['dev', 'test'],
  runsOn: 'ubuntu-24.04',
};

interface Step {
  name: string;
  run?: string;
  uses?: string;
}

const stepsOf = (text: string): Step[] => parse(text).jobs.sleep.steps;

describe('sleepWorkflow', () => {
  it.each([
    ['a hosted runner', input],
    [
      'a runner of its own',
      { ...input, runsOn: ['self-hosted', 'databricks'] },
    ],
  ])("passes GitHub's own parser with %s", async (_, given) => {
    const parsed = parseWorkflow(
      { name: SLEEP_WORKFLOW, content: sleepWorkflow(given) },
      new NoOperationTraceWriter(),
    );
    expect(parsed.context.errors.getErrors()).toEqual([]);
    if (!parsed.value) throw new Error('no workflow');
    const converted = await convertWorkflowTemplate(
      parsed.context,
      parsed.value,
    );
    expect(converted.errors ?? []).toEqual([]);
    expect(converted.events.schedule?.map(({ cron }) => cron)).toEqual(
      input.crons,
    );
    expect(parse(sleepWorkflow(given)).jobs.sleep['runs-on']).toEqual(
      given.runsOn,
    );
  });

  it('gives the same text for the same input, one line per script line', () => {
    expect(sleepWorkflow(input)).toBe(sleepWorkflow(input));
    expect(sleepWorkflow(input)).toMatchInlineSnapshot(`
      "# Written by "lakeport workflows" from lakeport.yaml; what is changed here is lost.
      # Times are UTC. A time that daylight saving moves is there for both, and
      # "lakeport due" says at each of them what is due.

      name: Sleep

      run-name: Sleep or wake

      on:
        schedule:
          - cron: 0 18 * * 1-5
          - cron: 0 19 * * 1-5
          - cron: 0 5 * * 1-5
          - cron: 0 6 * * 1-5
        workflow_dispatch:

      permissions:
        contents: read
        id-token: write

      defaults:
        run:
          shell: bash

      jobs:
        sleep:
          name: sleep \${{ matrix.environment }}
          runs-on: ubuntu-24.04
          strategy:
            fail-fast: false
            matrix:
              environment:
                - dev
                - test
          environment: \${{ matrix.environment }}
          timeout-minutes: 60
          concurrency:
            group: lakeport-\${{ matrix.environment }}
            cancel-in-progress: false
            queue: max
          env:
            ENVIRONMENT: \${{ matrix.environment }}
          steps:
            - name: Check out the repository
              uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
              with:
                persist-credentials: false
            - name: Set up Node
              uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
              with:
                node-version: 24
            - name: Set up Terraform
              uses: hashicorp/setup-terraform@b9cd54a3c349d3f38e8881555d616ced269862dd # v3.1.2
              with:
                terraform_version: ~1.10
                terraform_wrapper: false
            - name: Assume the apply role
              if: vars.AWS_ROLE_ARN != ''
              uses: aws-actions/configure-aws-credentials@ececac1a45f3b08a01d2dd070d28d111c5fe6722 # v4.1.0
              with:
                role-to-assume: \${{ vars.AWS_ROLE_ARN }}
                aws-region: \${{ vars.AWS_REGION }}
            - name: Install lakeport
              run: npm ci
            - name: See what is due
              id: due
              run: |
                due="$(npx lakeport due lakeport.yaml --environment "$ENVIRONMENT")"
                case "$due" in
                  asleep) operation=sleep ;;
                  awake) operation=wake ;;
                  *) echo "::error::lakeport due said neither asleep nor awake"; exit 1 ;;
                esac
                echo "$ENVIRONMENT is due to be $due"
                echo "operation=$operation" >> "$GITHUB_OUTPUT"
            - name: Sleep or wake
              env:
                OPERATION: \${{ steps.due.outputs.operation }}
                DATABRICKS_AUTH_TYPE: github-oidc
                DATABRICKS_CLIENT_ID: \${{ vars.DATABRICKS_CLIENT_ID }}
                DATABRICKS_TOKEN_AUDIENCE: \${{ vars.DATABRICKS_ACCOUNT_ID }}
              run: npx lakeport "$OPERATION" lakeport.yaml --environment "$ENVIRONMENT" --auto-approve | tee -i result.jsonl
            - name: Keep the result
              if: always()
              uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
              with:
                name: result-\${{ matrix.environment }}
                path: result.jsonl
                if-no-files-found: ignore
                retention-days: 30
      "
    `);
  });

  it('pins actions by commit, as the other workflows of a repository do', () => {
    const used = stepsOf(sleepWorkflow(input)).flatMap(({ uses }) =>
      uses ? [uses] : [],
    );
    expect(used.length).toBeGreaterThan(3);
    for (const uses of used) {
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    }
    const others = Object.values(standaloneWorkflows('ubuntu-24.04')).join();
    for (const { uses, version } of Object.values(actionPins)) {
      expect(others).toContain(`uses: ${uses} # ${version}\n`);
    }
    for (const uses of used) expect(others).toContain(`uses: ${uses} #`);
  });

  it('puts no expression into a shell, and may do no more than it needs', () => {
    for (const { run = '' } of stepsOf(sleepWorkflow(input))) {
      expect(run).not.toContain('${{');
    }
    const workflow = parse(sleepWorkflow(input));
    expect(workflow.permissions).toEqual({
      contents: 'read',
      'id-token': 'write',
    });
    expect(workflow.jobs.sleep['timeout-minutes']).toBeGreaterThan(0);
    const deploy = parse(standaloneWorkflows('ubuntu-24.04')['deploy.yml']);
    expect(workflow.jobs.sleep.concurrency).toEqual({
      ...deploy.concurrency,
      group: 'lakeport-${{ matrix.environment }}',
    });
  });
});
