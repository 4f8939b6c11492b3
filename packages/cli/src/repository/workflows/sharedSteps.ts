import { COMMIT_DEPTH, commitStep } from './commitStep';
import type { WorkflowStep } from './WorkflowStep';

/** Steps that are the same wherever they are. */
export const sharedSteps = {
  checkout: {
    name: 'Check out the repository',
    uses: 'checkout',
    with: { 'persist-credentials': 'false' },
  },
  node: {
    name: 'Set up Node',
    uses: 'setupNode',
    with: { 'node-version': '24' },
  },
  terraform: {
    name: 'Set up Terraform',
    uses: 'setupTerraform',
    with: { terraform_version: '~1.10', terraform_wrapper: 'false' },
  },
  role: {
    name: 'Assume the role',
    uses: 'configureAwsCredentials',
    with: {
      'role-to-assume': '${{ vars.AWS_ROLE_ARN }}',
      'aws-region': '${{ vars.AWS_REGION }}',
    },
  },
} as const satisfies Record<string, WorkflowStep>;

/** Checks out what a job works from. */
export function checkoutSteps(needs: { commit?: boolean }): WorkflowStep[] {
  const { checkout } = sharedSteps;
  return needs.commit
    ? [
        {
          ...checkout,
          with: { ...checkout.with, 'fetch-depth': COMMIT_DEPTH },
        },
        commitStep,
      ]
    : [checkout];
}
