import { checkoutSteps, sharedSteps } from './sharedSteps';
import type { WorkflowFlavour } from './WorkflowFlavour';
import { yamlScalar } from './yamlScalar';

/**
 * A project's own workflows: its lock says which `lakeport` is run. They hold
 * no right that the project's team does not have.
 */
export function standaloneFlavour(
  runsOn: string | readonly string[],
): WorkflowFlavour {
  const { node, terraform, role } = sharedSteps;
  return {
    runsOn: yamlScalar(runsOn),
    prepare: needs => [
      ...checkoutSteps(needs),
      node,
      ...(needs.terraform ? [terraform] : []),
      ...(needs.role
        ? [
            {
              ...role,
              name: `Assume the ${needs.role} role`,
              if: "vars.AWS_ROLE_ARN != ''",
            },
          ]
        : []),
      { name: 'Install lakeport', run: 'npm ci' },
    ],
    lakeport: 'npx lakeport',
    script: text => text,
    repository: '.',
    folder: '',
    databricks: {
      DATABRICKS_AUTH_TYPE: 'github-oidc',
      DATABRICKS_CLIENT_ID: '${{ vars.DATABRICKS_CLIENT_ID }}',
      DATABRICKS_TOKEN_AUDIENCE: '${{ vars.DATABRICKS_ACCOUNT_ID }}',
    },
  };
}
