import { workflowsOf, type Platform } from '@lakeport/project';
import { installPublished } from './installPublished';
import { checkoutSteps, sharedSteps } from './sharedSteps';
import type { WorkflowFlavour } from './WorkflowFlavour';
import { yamlScalar } from './yamlScalar';

/** Where a published lakeport is installed, as a script and as a step names it. */
const FOLDER = 'cd "$RUNNER_TEMP/lakeport"\n';
const LAKEPORT = './node_modules/.bin/lakeport';
const PATH = '${{ runner.temp }}/lakeport/';

/**
 * The caller's repository says who a run signs in as, and the account's admin
 * lets any run of these workflows in. So it is asked here that workspaces are
 * reached as somebody else. Without a role there is nothing that could be done:
 * AWS would say less of why.
 */
const TWO_PRINCIPALS = `if [[ -z "$ROLE" ]]; then
  echo "::error::AWS_ROLE_ARN is not set in this environment of GitHub: the platform has made no role for it, or its onboarding is not finished. What is between environments is onboarded like one of them"
  exit 1
fi
shopt -s nocasematch
if [[ -n "$CLIENT" && "$CLIENT" == "$ACCOUNT_CLIENT" ]]; then
  echo "::error::DATABRICKS_CLIENT_ID is DATABRICKS_ACCOUNT_CLIENT_ID; it has to be the service principal of the environment"
  exit 1
fi
if [[ -n "$ACCOUNT_CLIENT" && "$CLIENTS" == *"$ACCOUNT_CLIENT"* ]]; then
  echo "::error::DATABRICKS_CLIENT_IDS names DATABRICKS_ACCOUNT_CLIENT_ID; it has to name the service principals of the environments"
  exit 1
fi
`;

/** What every project of the platform says of it; see `check --facts`. */
function boundFacts({ metadata, spec }: Platform) {
  const { adminAccountId, adminRole, childRole, state } = spec.aws;
  return {
    platform: metadata.name,
    databricks: { accountId: spec.databricks.accountId },
    aws: { adminAccountId, adminRole, childRole, state: { ...state } },
    github: {
      workflows: workflowsOf({
        repository: `${spec.github.organization}/${spec.github.repository}`,
        branch: spec.github.branch,
      }),
    },
  };
}

/**
 * A platform's reusable workflows. Their jobs can be given account-level rights,
 * so nothing of the caller's is run in them: a published `lakeport` reads the
 * caller's project file, and goes on only where that says of account, roles and
 * states what the platform says.
 */
export function sharedFlavour(platform: Platform): WorkflowFlavour {
  const { node, terraform, role } = sharedSteps;
  const { accountId } = platform.spec.databricks;
  return {
    runsOn: yamlScalar(platform.spec.github.runsOn),
    prepare: needs => [
      ...checkoutSteps(needs),
      node,
      ...(needs.terraform ? [terraform] : []),
      {
        note: [
          "Never the caller's lock, scripts or folders: this job may get account-level rights.",
        ],
        name: 'Install lakeport',
        run: installPublished(platform.spec.lakeport?.minimum),
      },
      ...(needs.role
        ? [
            {
              note: [
                'A file that names other states, roles or accounts gets no role, and the',
                "account admin signs in to no workspace: variables are the caller's to set.",
              ],
              name: 'Compare with the platform',
              env: {
                FACTS: yamlScalar(JSON.stringify(boundFacts(platform))),
                REPOSITORY: '${{ github.repository }}',
                ACCOUNT_CLIENT: '${{ vars.DATABRICKS_ACCOUNT_CLIENT_ID }}',
                CLIENT: '${{ vars.DATABRICKS_CLIENT_ID }}',
                CLIENTS: '${{ vars.DATABRICKS_CLIENT_IDS }}',
                ROLE: '${{ vars.AWS_ROLE_ARN }}',
              },
              run: `${FOLDER}${TWO_PRINCIPALS}${LAKEPORT} check lakeport.yaml --facts "$FACTS" --repository "$REPOSITORY"\n`,
            },
            { ...role, name: `Assume the ${needs.role} role` },
          ]
        : []),
    ],
    lakeport: LAKEPORT,
    script: text => `${FOLDER}${text.trimEnd()}\n`,
    repository: '"$GITHUB_WORKSPACE"',
    folder: PATH,
    databricks: {
      DATABRICKS_AUTH_TYPE: 'github-oidc',
      DATABRICKS_TOKEN_AUDIENCE: yamlScalar(accountId),
      TF_VAR_databricks_account_client_id:
        '${{ vars.DATABRICKS_ACCOUNT_CLIENT_ID }}',
      TF_VAR_databricks_client_id: '${{ vars.DATABRICKS_CLIENT_ID }}',
      DATABRICKS_CLIENT_IDS: '${{ vars.DATABRICKS_CLIENT_IDS }}',
    },
  };
}
