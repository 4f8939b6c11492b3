/** The inputs by which the portal and people start `deploy.yml`. */
export const deployInputs = `      deployment_id:
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
      allow_destroy:
        description: Addresses, with spaces between them, that may be destroyed or made anew although they hold data
        type: string
        default: ''
      commit:
        description: Commit to work from, 40 hexadecimal digits, in the history of the branch; its head when empty
        type: string
        default: ''
      phase:
        description: plan shows and saves what would be done, apply does exactly that, all does both
        type: choice
        options: [all, plan, apply]
        default: all
`;

/** The inputs as environment variables: a shell gets them only as these. */
export const deployEnvironment = `# Inputs reach a shell only as environment variables.
env:
  DEPLOYMENT_ID: \${{ inputs.deployment_id }}
  OPERATION: \${{ inputs.operation }}
  ENVIRONMENT: \${{ inputs.environment }}
  ALLOW_DESTROY: \${{ inputs.allow_destroy }}
  LAKEPORT_COMMIT: \${{ inputs.commit }}
  PHASE: \${{ inputs.phase }}

`;

/** The name of a run; the portal finds it by the last word, which it also claims. */
export const deployRunName =
  "run-name: '${{ inputs.operation }} ${{ inputs.environment }} ${{ inputs.deployment_id }}${{ inputs.phase == ''apply'' && ''-apply'' || '''' }}'";
