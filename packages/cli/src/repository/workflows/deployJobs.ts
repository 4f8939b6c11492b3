import type { WorkflowFlavour } from './WorkflowFlavour';
import type { WorkflowJob } from './jobsText';
import type { WorkflowStep } from './WorkflowStep';

const ANNOUNCE: WorkflowStep = {
  name: 'Announce the deployment',
  run: 'echo "Deployment $DEPLOYMENT_ID - $OPERATION $ENVIRONMENT, phase $PHASE"',
};

const claimScript = (lakeport: string) => `id="$DEPLOYMENT_ID"
if [ "$PHASE" = apply ]; then id="$id-apply"; fi
code=0
${lakeport} claim --environment "$ENVIRONMENT" -- lakeport.yaml "$id" || code=$?
case "$code" in
  0) echo "claimed=true" >> "$GITHUB_OUTPUT" ;;
  3) ;;
  *) exit "$code" ;;
esac
`;

/** The portal tells a run that does nothing by this step. */
const LEAVE_IT: WorkflowStep = {
  name: 'Leave it to the other run',
  if: "steps.claim.outputs.claimed != 'true'",
  run: 'echo "::notice title=Nothing to do::Another run has this deployment already. To do it again, start a new one."',
};

const CLAIMED = "steps.claim.outputs.claimed == 'true'";

const ADDRESSES = `read -r -a addresses <<< "$ALLOW_DESTROY"
for address in "\${addresses[@]}"; do options+=("--allow-destroy=$address"); done
`;

const planScript = (lakeport: string) => `options=()
if [ "$OPERATION" != plan ]; then options+=(--save "$DEPLOYMENT_ID"); fi
if [ "$OPERATION" != plan ] && [ "$OPERATION" != apply ]; then options+=("--operation=$OPERATION"); fi
${ADDRESSES}${lakeport} plan lakeport.yaml --environment "$ENVIRONMENT" "\${options[@]}" | tee -i plan.jsonl
`;

const applyScript = (lakeport: string) => `options=(--plan "$DEPLOYMENT_ID")
${ADDRESSES}code=0
${lakeport} apply lakeport.yaml --environment "$ENVIRONMENT" "\${options[@]}" --auto-approve | tee -i result.jsonl || code=$?
if [ "$code" = 4 ]; then
  echo "::error title=Needs approval::A stack that could not be planned at first does more than was shown. What was planned is applied; start a new deployment to see and approve the rest."
fi
exit "$code"
`;

const KEPT = {
  'if-no-files-found': 'ignore',
  overwrite: 'true',
  'retention-days': '30',
} as const;

/** Claim, plan, approval, and what was asked for: the jobs of `deploy.yml`. */
export function deployJobs(flavour: WorkflowFlavour): WorkflowJob[] {
  const { databricks, folder, lakeport, prepare, script } = flavour;
  return [
    {
      id: 'plan',
      head: ['name: plan'],
      limits: [
        'environment: ${{ inputs.environment }}-plan',
        'timeout-minutes: 60',
        'outputs:',
        '  claimed: ${{ steps.claim.outputs.claimed }}',
      ],
      steps: [
        ANNOUNCE,
        ...prepare({ commit: true, terraform: true, role: 'plan' }),
        {
          note: [
            'A request that arrives twice is carried out once: the second run does nothing.',
          ],
          name: 'Claim the deployment',
          id: 'claim',
          run: script(claimScript(lakeport)),
        },
        LEAVE_IT,
        {
          name: 'Check the project file',
          if: CLAIMED,
          run: script(`${lakeport} check lakeport.yaml`),
        },
        {
          note: [
            'Plan files hold secrets: they go to the state bucket and nowhere else.',
          ],
          name: 'Plan',
          id: 'plan',
          if: `${CLAIMED} && inputs.phase != 'apply'`,
          env: databricks,
          run: script(planScript(lakeport)),
        },
        {
          note: ['Whoever approves it sees it on the page of the run, too.'],
          name: 'Show what would change',
          if: `always() && ${CLAIMED} && steps.plan.outcome != 'skipped'`,
          run: script(
            `${lakeport} render-plan plan.jsonl >> "$GITHUB_STEP_SUMMARY"`,
          ),
        },
        {
          note: [
            'One line of JSON per stack and step, with nothing secret in it. The portal',
            'shows it, also of a plan that failed.',
          ],
          name: "Keep the plan's summary",
          if: `always() && ${CLAIMED} && inputs.phase != 'apply'`,
          uses: 'uploadArtifact',
          with: { name: 'plan', path: `${folder}plan.jsonl`, ...KEPT },
        },
      ],
    },
    {
      id: 'apply',
      head: [
        'name: apply',
        'needs: plan',
        "if: needs.plan.outputs.claimed == 'true' && inputs.operation != 'plan' && (inputs.phase == 'all' || inputs.phase == 'apply')",
      ],
      limits: [
        'environment: ${{ inputs.environment }}',
        'timeout-minutes: 180',
      ],
      steps: [
        ANNOUNCE,
        ...prepare({ commit: true, terraform: true, role: 'apply' }),
        {
          note: [
            'Exactly what was planned, by these steps all; a plan that is no longer true is',
            'refused.',
          ],
          name: 'Apply',
          if: "inputs.operation == 'apply'",
          env: databricks,
          run: script(applyScript(lakeport)),
        },
        {
          name: 'Destroy',
          if: "inputs.operation == 'destroy'",
          env: databricks,
          run: script(
            `${lakeport} destroy lakeport.yaml --environment "$ENVIRONMENT" --plan "$DEPLOYMENT_ID" --auto-approve | tee -i result.jsonl`,
          ),
        },
        {
          name: 'Sleep, wake or rotate',
          if: "inputs.operation == 'sleep' || inputs.operation == 'wake' || inputs.operation == 'rotate'",
          env: databricks,
          run: script(
            `${lakeport} "$OPERATION" lakeport.yaml --environment "$ENVIRONMENT" --plan "$DEPLOYMENT_ID" --auto-approve | tee -i result.jsonl`,
          ),
        },
        {
          note: [
            'What was done, in the same form; above all when it stopped half way.',
          ],
          name: 'Keep the result',
          if: 'always()',
          uses: 'uploadArtifact',
          with: { name: 'result', path: `${folder}result.jsonl`, ...KEPT },
        },
      ],
    },
  ];
}
