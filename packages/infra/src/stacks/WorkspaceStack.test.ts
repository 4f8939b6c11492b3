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

const BASE = 'data.terraform_remote_state.base.outputs';

describe('WorkspaceStack and the root bucket', () => {
  it('lets Databricks write only what belongs to this workspace', () => {
    const workspace = synthesized('dev-workspace', {
      dev: 'rootBucketPolicy: tight',
    });
    const { policy, bucket } = workspace.resources('aws_s3_bucket_policy')[
      'root-bucket-policy'
    ];
    const arn = 'arn:aws:s3:::payments-dev-root-100000000002';
    const id = '${databricks_mws_workspaces.workspace.workspace_id}';
    const [reads, writes] = JSON.parse(String(policy)).Statement;

    expect(bucket).toBe(`\${${BASE}.root_bucket}`);
    expect(reads.Action).not.toContain('s3:PutObject');
    expect(writes).toMatchObject({
      Action: ['s3:DeleteObject', 's3:PutObject'],
      Resource: [
        `${arn}/oregon-prod/0_databricks_dev`,
        `${arn}/ephemeral/oregon-prod/${id}/*`,
        `${arn}/oregon-prod/${id}.*/*`,
        `${arn}/oregon-prod/${id}/*`,
      ],
    });
    for (const statement of [reads, writes]) {
      expect(statement.Condition).toEqual({
        StringEquals: {
          'aws:PrincipalTag/DatabricksAccountId':
            '0d26daa6-5e44-4c97-a497-ef015f91254a',
        },
      });
    }
    expect(workspace.json.provider).toHaveProperty('aws');
  });
});

describe('WorkspaceStack with serverless compute', () => {
  it('needs nothing in AWS when there is no other', () => {
    const dev = synthesized('dev-workspace', {
      networkInstead: '',
      dev: 'workspace: { computeMode: serverless }',
    });

    expect(dev.resources('databricks_mws_workspaces').workspace).toEqual({
      provider: 'databricks.account',
      account_id: '0d26daa6-5e44-4c97-a497-ef015f91254a',
      workspace_name: 'payments-dev',
      aws_region: 'us-west-2',
      compute_mode: 'SERVERLESS',
      custom_tags: expect.any(Object),
      timeouts: { create: '30m' },
    });
    for (const type of [
      'databricks_mws_credentials',
      'databricks_mws_storage_configurations',
      'databricks_mws_networks',
      'time_sleep',
    ]) {
      expect(dev.resources(type)).toEqual({});
    }
    expect(
      Object.keys(dev.resources('databricks_metastore_assignment')),
    ).toEqual(['workspace-metastore']);
  });

  it('binds a configuration of the account, of the platform, or by its id', () => {
    const id = '00000000-0000-4000-8000-000000000001';
    const of = (declared: string, spec = '') => {
      const workspace = synthesized('dev-workspace', {
        spec,
        dev: `serverless: { networkConnectivity: ${declared} }`,
      });
      const { 'serverless-binding': binding } = workspace.resources(
        'databricks_mws_ncc_binding',
      );
      return {
        workspace,
        id: binding.network_connectivity_config_id,
      };
    };

    expect(of('true').id).toBe(
      '${data.terraform_remote_state.account.outputs.network_connectivity_id_us_west_2}',
    );
    const platform = of('true', 'platform: acme');
    expect(
      platform.workspace.data('databricks_mws_network_connectivity_config'),
    ).toEqual({
      'network-connectivity': {
        provider: 'databricks.account',
        name: 'acme-us-west-2',
      },
    });
    expect(platform.id).toBe(
      '${data.databricks_mws_network_connectivity_config.network-connectivity.network_connectivity_config_id}',
    );
    expect(of(`{ existing: ${id} }`).id).toBe(id);
  });

  it('keeps serverless compute from everything that is not allowed', () => {
    const workspace = synthesized('dev-workspace', {
      dev: 'serverless: { networkPolicy: { allowedDomains: [pypi.org], allowedBuckets: [acme-exports] } }',
    });

    expect(
      workspace.resources('databricks_account_network_policy')[
        'network-policy'
      ],
    ).toMatchObject({
      network_policy_id: 'payments-dev',
      egress: {
        network_access: {
          restriction_mode: 'RESTRICTED_ACCESS',
          allowed_internet_destinations: [
            { destination: 'pypi.org', internet_destination_type: 'DNS_NAME' },
          ],
          allowed_storage_destinations: [
            {
              bucket_name: 'acme-exports',
              region: 'us-west-2',
              storage_destination_type: 'AWS_S3',
            },
          ],
          policy_enforcement: { enforcement_mode: 'ENFORCED' },
        },
      },
    });
    expect(
      workspace.resources('databricks_workspace_network_option')[
        'serverless-policy'
      ].network_policy_id,
    ).toBe(
      '${databricks_account_network_policy.network-policy.network_policy_id}',
    );
    // Its tie to the workspace cannot be undone: the workspace goes first.
    expect(
      workspace.resources('databricks_mws_workspaces').workspace.depends_on,
    ).toEqual(['databricks_account_network_policy.network-policy']);
  });
});

describe('WorkspaceStack with service principals', () => {
  const workspace = synthesized('dev-workspace', {
    dev: `
servicePrincipals:
  etl: { secret: { rotateDays: 30 } }
  deployer:
    admin: true
    federation: { issuer: "https://token.actions.githubusercontent.com", audiences: [databricks], subject: "repo:acme/payments:environment:dev" }
`,
  });

  it('makes them in the account and lets them into the workspace', () => {
    expect(workspace.resources('databricks_service_principal')).toEqual({
      'service-principal-deployer': {
        provider: 'databricks.account',
        display_name: 'payments-dev-deployer',
        disable_as_user_deletion: false,
      },
      'service-principal-etl': {
        provider: 'databricks.account',
        display_name: 'payments-dev-etl',
        disable_as_user_deletion: false,
      },
    });
    const { 'service-principal-etl-access': etl, ...others } =
      workspace.resources('databricks_mws_permission_assignment');
    expect(etl).toMatchObject({
      principal_id: '${databricks_service_principal.service-principal-etl.id}',
      permissions: ['USER'],
      depends_on: ['databricks_metastore_assignment.workspace-metastore'],
    });
    expect(others['service-principal-deployer-access'].permissions).toEqual([
      'ADMIN',
    ]);
  });

  it('lets a workload of its own identity provider sign in as one', () => {
    expect(
      workspace.resources('databricks_service_principal_federation_policy'),
    ).toEqual({
      'service-principal-deployer-federation': {
        provider: 'databricks.account',
        policy_id: 'payments-dev-deployer',
        service_principal_id:
          '${databricks_service_principal.service-principal-deployer.id}',
        oidc_policy: {
          issuer: 'https://token.actions.githubusercontent.com',
          audiences: ['databricks'],
          subject: 'repo:acme/payments:environment:dev',
        },
      },
    });
  });

  it('puts out what jobs run as, and holds no secret', () => {
    expect(workspace.json.output).toMatchObject({
      service_principal_id_etl: {
        value: '${databricks_service_principal.service-principal-etl.id}',
      },
      service_principal_application_id_etl: {
        value:
          '${databricks_service_principal.service-principal-etl.application_id}',
      },
    });
    expect(JSON.stringify(workspace.json)).not.toContain('secret');
  });
});
