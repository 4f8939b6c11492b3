import { engineEnvironment } from './engineEnvironment';

describe('engineEnvironment', () => {
  const env = {
    PATH: '/bin',
    AWS_ACCESS_KEY_ID: 'AKIA',
    DATABRICKS_TOKEN: 'dapi',
    TF_VAR_aws_role_arn: 'arn:aws:iam::100000000002:role/Child-plan',
    TF_VAR_databricks_account_client_id: 'account',
    TF_VAR_databricks_client_id: 'workspace',
    TF_VAR_databricks_client_id_east: 'east',
    TF_VAR_databricks_token: 'dapi',
    TF_CLI_ARGS: '-lock=false',
  };

  it('lets nothing of the clouds into a rehearsal but who it is done as', () => {
    expect(engineEnvironment('{}', env)).toEqual({
      PATH: '/bin',
      TF_VAR_aws_role_arn: env.TF_VAR_aws_role_arn,
      TF_VAR_databricks_account_client_id: 'account',
      TF_VAR_databricks_client_id: 'workspace',
      TF_VAR_databricks_client_id_east: 'east',
      TF_CLI_CONFIG_FILE: '/dev/null',
      TF_REATTACH_PROVIDERS: '{}',
    });
  });

  it('is the whole environment for the real thing', () => {
    expect(engineEnvironment(undefined, env)).toBe(env);
  });
});
