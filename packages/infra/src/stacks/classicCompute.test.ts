import { synthesized } from '../__testUtils__/synthesized';

const BASE = 'data.terraform_remote_state.base.outputs';

describe('classicCompute with PrivateLink', () => {
  const PRIVATE = 'privateLink: { backEnd: true }';
  const registered = (what: string) =>
    `\${databricks_mws_vpc_endpoint.registration-${what}.vpc_endpoint_id}`;

  it('registers the endpoints of compute and names them in its network', () => {
    const workspace = synthesized('dev-workspace', { dev: PRIVATE });
    const endpoints = workspace.resources('databricks_mws_vpc_endpoint');

    expect(Object.keys(endpoints)).toEqual([
      'registration-relay',
      'registration-workspace',
    ]);
    expect(endpoints['registration-relay']).toMatchObject({
      account_id: '0d26daa6-5e44-4c97-a497-ef015f91254a',
      region: 'us-west-2',
      aws_vpc_endpoint_id: `\${${BASE}.relay_endpoint_id}`,
      vpc_endpoint_name: `payments-dev-relay-\${substr(sha256(join(",", concat([${BASE}.relay_endpoint_id]))), 0, 8)}`,
      lifecycle: { create_before_destroy: true },
    });
    const network = workspace.resources('databricks_mws_networks')[
      'workspace-network'
    ];
    expect(network.vpc_endpoints).toEqual({
      rest_api: [registered('workspace')],
      dataplane_relay: [registered('relay')],
    });
    // Another endpoint is another network configuration, beside the old one.
    expect(network.network_name).toContain(
      'databricks_mws_vpc_endpoint.registration-relay.vpc_endpoint_id',
    );
  });

  it('leaves the workspace open to the internet unless told otherwise', () => {
    const workspace = synthesized('dev-workspace', { dev: PRIVATE });

    expect(
      workspace.resources('databricks_mws_private_access_settings'),
    ).toEqual({
      'private-access': {
        provider: 'databricks.account',
        private_access_settings_name: 'payments-dev',
        region: 'us-west-2',
        public_access_enabled: true,
        private_access_level: 'ACCOUNT',
        lifecycle: { create_before_destroy: true },
      },
    });
    expect(
      workspace.resources('databricks_mws_workspaces').workspace
        .private_access_settings_id,
    ).toBe(
      '${databricks_mws_private_access_settings.private-access.private_access_settings_id}',
    );
  });

  it('lets in the endpoints of compute and people only, and nobody else', () => {
    const workspace = synthesized('dev-workspace', {
      spec: 'github: { runsOn: self-hosted }',
      dev: 'privateLink: { backEnd: true, frontEnd: true, publicAccess: false, privateAccessSettings: { level: endpoint } }',
    });

    expect(
      workspace.resources('databricks_mws_private_access_settings')[
        'private-access'
      ],
    ).toMatchObject({
      public_access_enabled: false,
      private_access_level: 'ENDPOINT',
      allowed_vpc_endpoint_ids: [
        registered('workspace'),
        registered('relay'),
        registered('front-end'),
      ],
    });
    // People's endpoint is registered, but no matter of compute's network.
    expect(
      JSON.stringify(workspace.resources('databricks_mws_networks')),
    ).not.toContain('front-end');
  });

  it('takes settings and endpoints that are there', () => {
    const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
    const workspace = synthesized('dev-workspace', {
      dev: `privateLink: { backEnd: true, privateAccessSettings: { existing: ${id(
        1,
      )} }, endpoints: { workspace: ${id(2)}, relay: ${id(3)} } }`,
    });

    expect(workspace.resources('databricks_mws_vpc_endpoint')).toEqual({});
    expect(
      workspace.resources('databricks_mws_private_access_settings'),
    ).toEqual({});
    expect(
      workspace.resources('databricks_mws_workspaces').workspace
        .private_access_settings_id,
    ).toBe(id(1));
    expect(
      workspace.resources('databricks_mws_networks')['workspace-network']
        .vpc_endpoints,
    ).toEqual({ rest_api: [id(2)], dataplane_relay: [id(3)] });
  });

  it('has none of it without PrivateLink', () => {
    const workspace = synthesized('dev-workspace');

    for (const type of [
      'databricks_mws_vpc_endpoint',
      'databricks_mws_private_access_settings',
      'databricks_mws_customer_managed_keys',
      'databricks_mws_ncc_binding',
      'databricks_workspace_network_option',
      'aws_s3_bucket_policy',
    ]) {
      expect(workspace.resources(type)).toEqual({});
    }
    expect(workspace.json.provider).not.toHaveProperty('aws');
  });
});

describe('classicCompute with keys of the customer', () => {
  const keyOf = (uses: string) =>
    synthesized('dev-workspace', { dev: `workspaceEncryption: ${uses}` });

  it('registers one key for what it is used for', () => {
    const workspace = keyOf('{ managedServices: true, storage: true }');

    expect(workspace.resources('databricks_mws_customer_managed_keys')).toEqual(
      {
        'workspace-key': {
          provider: 'databricks.account',
          account_id: '0d26daa6-5e44-4c97-a497-ef015f91254a',
          use_cases: ['MANAGED_SERVICES', 'STORAGE'],
          aws_key_info: {
            key_arn: `\${${BASE}.workspace_key_arn}`,
            key_alias: `\${${BASE}.workspace_key_alias}`,
          },
          lifecycle: { create_before_destroy: true },
        },
      },
    );
    const id =
      '${databricks_mws_customer_managed_keys.workspace-key.customer_managed_key_id}';
    expect(
      workspace.resources('databricks_mws_workspaces').workspace,
    ).toMatchObject({
      managed_services_customer_managed_key_id: id,
      storage_customer_managed_key_id: id,
    });
  });

  it('uses it for nothing else', () => {
    const workspace = keyOf('{ managedServices: false, storage: true }');
    const { workspace: made } = workspace.resources(
      'databricks_mws_workspaces',
    );

    expect(
      workspace.resources('databricks_mws_customer_managed_keys')[
        'workspace-key'
      ].use_cases,
    ).toEqual(['STORAGE']);
    expect(made).toHaveProperty('storage_customer_managed_key_id');
    expect(made).not.toHaveProperty('managed_services_customer_managed_key_id');
  });
});
