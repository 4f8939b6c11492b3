const OPTIONAL_INPUTS = `      allow_destroy:
        description: Addresses, with spaces between them, that may be destroyed or made anew although they hold data
        type: string
        default: ''
      commit:
        description: Commit to work from, 40 hexadecimal digits, in the history of the branch; its head when empty
        type: string
        default: ''
      phase:
        description: plan shows and saves what would be done, apply does exactly that, all does both
`;

/** Parts of `deploy.yml`, in all of its forms. */
export const deployTexts = {
  /** The inputs by which the portal and people start it. */
  dispatchInputs: `      deployment_id:
        description: Id of the deployment; each is carried out once, and the portal finds its run by it
        type: string
        required: true
      operation:
        description: What to do
        type: choice
        options: [plan, apply, destroy, sleep, wake, rotate]
        default: plan
        required: true
      environment:
        description: Environment of lakeport.yaml
        type: string
        required: true
${OPTIONAL_INPUTS}        type: choice
        options: [all, plan, apply]
        default: all
`,
  /** The same, of the one that others call. */
  callInputs: `      deployment_id:
        description: Id of the deployment; each is carried out once
        type: string
        required: true
      operation:
        description: plan, apply, destroy, sleep, wake or rotate
        type: string
        required: true
      environment:
        description: Environment of the project's lakeport.yaml
        type: string
        required: true
${OPTIONAL_INPUTS}        type: string
        default: all
`,
  /** A shell gets the inputs only as these. */
  environment: `# Inputs reach a shell only as environment variables.
env:
  DEPLOYMENT_ID: \${{ inputs.deployment_id }}
  OPERATION: \${{ inputs.operation }}
  ENVIRONMENT: \${{ inputs.environment }}
  ALLOW_DESTROY: \${{ inputs.allow_destroy }}
  LAKEPORT_COMMIT: \${{ inputs.commit }}
  PHASE: \${{ inputs.phase }}

`,
  /** The portal finds a run by the last word, which the run also claims. */
  runName:
    "run-name: '${{ inputs.operation }} ${{ inputs.environment }} ${{ inputs.deployment_id }}${{ inputs.phase == ''apply'' && ''-apply'' || '''' }}'",
} as const;
