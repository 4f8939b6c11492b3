import { synthesized } from '../__testUtils__/synthesized';

const PEOPLE = `
workspace:
  admins: { groups: [platform-admins], users: [data-admin@acme.example] }
  users: { groups: [data-engineers, "Data Engineers"] }
`;

describe('WorkspaceStack', () => {
  it('waits for the role before it makes credentials of it', () => {
    const workspace = synthesized('dev-workspace');

    expect(workspace.resources('time_sleep')).toEqual({
      'workspace-role-ready': {
        create_duration: '30s',
        triggers: {
          role_arn:
            '${data.terraform_remote_state.base.outputs.cross_account_role_arn}',
          role_unique_id:
            '${data.terraform_remote_state.base.outputs.cross_account_role_unique_id}',
          policy:
            '${data.terraform_remote_state.base.outputs.cross_account_policy}',
        },
      },
    });
    expect(workspace.resources('databricks_mws_credentials')).toEqual({
      'workspace-credentials': expect.objectContaining({
        role_arn:
          '${data.terraform_remote_state.base.outputs.cross_account_role_arn}',
        depends_on: ['time_sleep.workspace-role-ready'],
      }),
    });
  });

  it('makes the workspace in the VPC of the base stack, tagged', () => {
    const workspace = synthesized('dev-workspace');
    const { workspace: made } = workspace.resources(
      'databricks_mws_workspaces',
    );

    expect(made).toMatchObject({
      account_id: '0d26daa6-5e44-4c97-a497-ef015f91254a',
      workspace_name: 'payments-dev',
      aws_region: 'us-west-2',
      custom_tags: {
        'cost-center': '4711',
        'lakeport-project': 'payments',
        'lakeport-environment': 'dev',
      },
      credentials_id:
        '${databricks_mws_credentials.workspace-credentials.credentials_id}',
      storage_configuration_id:
        '${databricks_mws_storage_configurations.workspace-storage.storage_configuration_id}',
      network_id: '${databricks_mws_networks.workspace-network.network_id}',
    });
    expect(made).not.toHaveProperty('token');
    expect(made).not.toHaveProperty('deployment_name');
    expect(
      workspace.resources('databricks_mws_networks')['workspace-network'],
    ).toMatchObject({
      vpc_id: '${data.terraform_remote_state.base.outputs.vpc_id}',
      subnet_ids:
        '${data.terraform_remote_state.base.outputs.private_subnet_ids}',
      security_group_ids:
        '${data.terraform_remote_state.base.outputs.workspace_security_group_ids}',
      lifecycle: { create_before_destroy: true },
    });
  });

  it('names the network configuration after the very objects that it stands for', () => {
    const { network_name: name } = synthesized('dev-workspace').resources(
      'databricks_mws_networks',
    )['workspace-network'];
    const base = 'data.terraform_remote_state.base.outputs';

    expect(name).toBe(
      `payments-dev-\${substr(sha256(join(",", concat([${base}.vpc_id], ${base}.private_subnet_ids, ${base}.workspace_security_group_ids))), 0, 8)}`,
    );
  });

  it('lets people in after the metastore, admins as admins', () => {
    const workspace = synthesized('dev-workspace', { dev: PEOPLE });
    const assignments = Object.values(
      workspace.resources('databricks_mws_permission_assignment'),
    );
    const lookup = (principal: unknown) => {
      const [, type, name] =
        /^\$\{data\.(\w+)\.([\w-]+)\.id\}$/.exec(String(principal)) ?? [];
      const found = workspace.data(type)[name];
      return found.display_name ?? found.user_name;
    };

    expect(
      Object.fromEntries(
        assignments.map(({ principal_id, permissions }) => [
          lookup(principal_id),
          permissions,
        ]),
      ),
    ).toEqual({
      'platform-admins': ['ADMIN'],
      'data-admin@acme.example': ['ADMIN'],
      'data-engineers': ['USER'],
      'Data Engineers': ['USER'],
    });
    expect(assignments).toHaveLength(4);
    for (const assignment of assignments) {
      expect(assignment.depends_on).toEqual([
        'databricks_metastore_assignment.workspace-metastore',
      ]);
    }
  });

  it('assigns the metastore that the account stack found, and puts out what others need', () => {
    const workspace = synthesized('dev-workspace');
    const metastoreId =
      '${data.terraform_remote_state.account.outputs.metastore_id_us_west_2}';

    expect(workspace.resources('databricks_metastore_assignment')).toEqual({
      'workspace-metastore': expect.objectContaining({
        metastore_id: metastoreId,
        workspace_id: '${databricks_mws_workspaces.workspace.workspace_id}',
      }),
    });
    expect(workspace.json.output).toMatchObject({
      workspace_id: {
        value: '${databricks_mws_workspaces.workspace.workspace_id}',
      },
      workspace_url: {
        value: '${databricks_mws_workspaces.workspace.workspace_url}',
      },
      metastore_id: { value: metastoreId },
    });
  });

  it('looks up the metastore of a platform, even one that the platform creates', () => {
    const of = (declared: string) =>
      synthesized('dev-workspace', {
        spec: 'platform: acme',
        databricks: `metastores: { us-west-2: ${declared} }`,
      });
    const id = '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22';

    expect(of('{}').data('databricks_metastore').metastore).toEqual({
      provider: 'databricks.account',
      region: 'us-west-2',
    });
    expect(
      of(`{ existing: ${id} }`).data('databricks_metastore').metastore,
    ).toEqual({ provider: 'databricks.account', metastore_id: id });
  });
});
