import { type Platform } from '@lakeport/project';

/** What else is set up by hand, once, outside of AWS. */
export function afterBootstrap({ metadata, spec }: Platform): string[] {
  const { aws, github } = spec;
  const repository = `${github.organization}/${github.repository}`;
  const role = `arn:aws:iam::${aws.adminAccountId}:role/${aws.adminRole}`;
  const subject = `repos/${repository}/actions/oidc/customization/sub`;
  return [
    ...(github.githubIds || github.host !== 'github.com'
      ? []
      : [
          `The role ${aws.adminRole} trusts the workflow of ${repository} by name. If gh api ${subject} shows a sub_claim_prefix with numbers, as of repositories made after 15 July 2026, write them as spec.github.githubIds and run this again.`,
        ]),
    `GitHub says in the identity of a workflow which one it is: gh api --method PUT ${subject} -F use_default=false -f 'include_claim_keys[]=repo' -f 'include_claim_keys[]=context' -f 'include_claim_keys[]=job_workflow_ref'`,
    `The repository ${repository} has the environments platform-plan and platform, both for the branch ${github.branch} only, platform with reviewers; each with the variables AWS_ROLE_ARN=${role} and AWS_REGION=${aws.state.region}.`,
    `Other repositories of ${github.organization} may use its workflows (Settings, Actions, General, Access).`,
    `An account admin of Databricks who may assume ${aws.adminRole} applies the platform the first time: lakeport apply lakeport.yaml. What it prints as deployClientId, the service principal ${metadata.name}-deploy, is the variable DATABRICKS_ACCOUNT_CLIENT_ID of the repository.`,
  ];
}
