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
`;
