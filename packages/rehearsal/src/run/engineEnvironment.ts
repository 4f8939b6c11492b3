const CLOUD = /^(AWS_|DATABRICKS_|ARM_|GOOGLE_|TF_)/;
/**
 * Who a platform's project is planned or applied as: ephemeral variables of its
 * stacks, which hold no secret and differ from plan to apply.
 */
const IDENTITY =
  /^TF_VAR_(aws_role_arn(_\w+)?|databricks_(account_)?client_id|databricks_client_id_\w+)$/;

/**
 * The environment of Terraform as a child process. In a rehearsal nothing of
 * the person's cloud credentials or Terraform settings reaches it, but for the
 * names of those that the stacks are planned or applied as.
 *
 * @param reattach - value of `TF_REATTACH_PROVIDERS` in a rehearsal
 */
export function engineEnvironment(
  reattach: string | undefined,
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  if (reattach === undefined) {
    return env;
  }
  return {
    ...Object.fromEntries(
      Object.entries(env).filter(
        ([name]) => IDENTITY.test(name) || !CLOUD.test(name),
      ),
    ),
    TF_CLI_CONFIG_FILE: process.platform === 'win32' ? 'NUL' : '/dev/null',
    TF_REATTACH_PROVIDERS: reattach,
  };
}

/**
 * An environment in which Terraform finds no cloud credentials and asks
 * nobody for any.
 */
export function environmentWithoutCredentials(
  env: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  return {
    ...engineEnvironment('{}', env),
    AWS_CONFIG_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}
