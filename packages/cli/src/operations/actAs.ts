import { isSharedTarget, type Project } from '@lakeport/project';
import type { OperationName } from '@lakeport/rehearsal';
import { sharedClientIds } from './sharedClientIds';

const ROLE = 'TF_VAR_aws_role_arn';
const CLIENT_ID = 'TF_VAR_databricks_client_id';

/**
 * Has Terraform become the right role of an environment's account, which the
 * stacks of a platform's project leave open: the one that reads for a plan, the
 * one that changes for the rest. Between environments that is a role of each
 * account, and in the workspace of each the service principal that the run is
 * given for it. What is set already stays. A standalone project's stacks name
 * their role.
 *
 * @throws CommandError when the run is given service principals that cannot be
 */
export function actAs(
  env: NodeJS.ProcessEnv,
  project: Project,
  environment: string,
  operation: OperationName,
): void {
  const { platform, aws, environments } = project.spec;
  if (platform === undefined) return;
  const role =
    operation === 'plan'
      ? aws.planRole ?? `${aws.childRole}-plan`
      : aws.childRole;
  const arn = (account: string) => `arn:aws:iam::${account}:role/${role}`;
  if (isSharedTarget(project, environment)) {
    // One role is good for one account, and here there are several.
    for (const { awsAccountId } of Object.values(environments)) {
      env[`${ROLE}_${awsAccountId}`] ??= arn(awsAccountId);
    }
    for (const [name, id] of Object.entries(
      sharedClientIds(env, project, environment),
    )) {
      env[`${CLIENT_ID}_${name.replace(/-/g, '_')}`] ??= id;
    }
  } else {
    env[ROLE] ||= arn(environments[environment].awsAccountId);
  }
}
