const CLOUD = /^(AWS_|DATABRICKS_|ARM_|GOOGLE_|TF_)/;

/**
 * The environment of Terraform as a child process. In a rehearsal nothing of
 * the person's cloud credentials or Terraform settings reaches it.
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
      Object.entries(env).filter(([name]) => !CLOUD.test(name)),
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
