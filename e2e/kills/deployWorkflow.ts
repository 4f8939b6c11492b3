/** What the steps write, line by line, as `lakeport` writes it. */
const reportOf = (operation: 'plan' | 'apply') =>
  [
    {
      step: operation,
      stack: 'network',
      rehearsal: true,
      status: 'succeeded',
      summary: { add: 1, change: 0, replace: 0, destroy: 0 },
      changes: [{ address: 'aws_vpc.main', actions: ['create'] }],
    },
    { done: true, operation, rehearsal: true, objectsLeft: 1 },
  ]
    .map(line => ` '${JSON.stringify(line)}'`)
    .join('');

/**
 * The text of a `deploy.yml` with the names of the generated one, whose steps
 * count what they carry out in a folder of this machine. In an environment called
 * `broken…` the plan fails, in one called `slow…` it takes a minute.
 *
 * @param folder - has `claims` in it; there is no quote in its path
 */
export function deployWorkflow(folder: string): string {
  return `name: deploy
run-name: "\${{ inputs.operation }} \${{ inputs.environment }} \${{ inputs.deployment_id }}\${{ inputs.phase == 'apply' && '-apply' || '' }}"
on:
  workflow_dispatch:
    inputs:
      deployment_id: { required: true, type: string }
      operation: { required: true, type: choice, options: [plan, apply] }
      environment: { required: true, type: string }
      commit: { type: string }
      phase: { type: choice, options: [all, plan, apply], default: all }
permissions: {}
env:
  FOLDER: '${folder}'
  DEPLOYMENT_ID: \${{ inputs.deployment_id }}
  ENVIRONMENT: \${{ inputs.environment }}
  PHASE: \${{ inputs.phase }}
jobs:
  plan:
    name: plan
    runs-on: ubuntu-latest
    outputs:
      claimed: \${{ steps.claim.outputs.claimed }}
    steps:
      - name: Claim the deployment
        id: claim
        run: |
          id="$DEPLOYMENT_ID"
          if [ "$PHASE" = apply ]; then id="$id-apply"; fi
          if mkdir "$FOLDER/claims/$id"; then echo "claimed=true" >> "$GITHUB_OUTPUT"; fi
      - name: Leave it to the other run
        if: steps.claim.outputs.claimed != 'true'
        run: echo "$DEPLOYMENT_ID" >> "$FOLDER/left"
      - name: Plan
        if: steps.claim.outputs.claimed == 'true' && inputs.phase != 'apply'
        run: |
          echo "$DEPLOYMENT_ID" >> "$FOLDER/executed"
          case "$ENVIRONMENT" in
            broken*) echo "::error::the network is taken"; exit 1 ;;
            slow*) sleep 60 ;;
          esac
          printf '%s\\n'${reportOf('plan')} > plan.jsonl
      - name: Keep the plan's summary
        if: always() && steps.claim.outputs.claimed == 'true' && inputs.phase != 'apply'
        uses: actions/upload-artifact@v4
        with: { name: plan, path: plan.jsonl, if-no-files-found: ignore, overwrite: 'true' }
  apply:
    name: apply
    needs: plan
    if: needs.plan.outputs.claimed == 'true' && inputs.operation != 'plan' && (inputs.phase == 'all' || inputs.phase == 'apply')
    runs-on: ubuntu-latest
    steps:
      - name: Apply
        run: |
          echo "$DEPLOYMENT_ID-apply" >> "$FOLDER/executed"
          printf '%s\\n'${reportOf('apply')} > result.jsonl
      - name: Keep the result
        if: always()
        uses: actions/upload-artifact@v4
        with: { name: result, path: result.jsonl, if-no-files-found: ignore, overwrite: 'true' }
`;
}
