import { synthesized } from '../__testUtils__/synthesized';

const CATALOG = `
catalogs:
  payments_dev:
    default: true
    schemas:
      raw: { volumes: { landing: { type: external } } }
      sandbox: { volumes: { files: { type: managed } } }
    grants:
      - { group: data-engineers, privileges: [USE_CATALOG, SELECT] }
      - { group: "Data Readers", preset: reader }
  other: {}
`;

describe('UnityCatalog', () => {
  it('makes the bucket of a catalog beside it, so that both go in order', () => {
    const data = synthesized('dev-data', { dev: CATALOG });

    expect(
      data.resources('aws_s3_bucket')['catalog-bucket-payments_dev'],
    ).toMatchObject({
      bucket: 'payments-dev-catalog-100000000002',
      force_destroy: true,
    });
    expect(
      data.resources('aws_s3_bucket_public_access_block')[
        'catalog-bucket-payments_dev-public-access'
      ],
    ).toMatchObject({
      restrict_public_buckets: true,
      block_public_policy: true,
    });
  });

  it('encrypts it with the key of the environment, which its role may use', () => {
    const key = '${data.terraform_remote_state.base.outputs.storage_key_arn}';
    const data = synthesized('dev-data', {
      dev: `${CATALOG}\nencryption: { storage: true }`,
    });
    const { policy } = data.resources('aws_iam_role_policy')[
      'storage-payments_dev-role-policy'
    ];

    expect(
      data.resources('aws_s3_bucket_server_side_encryption_configuration')[
        'catalog-bucket-payments_dev-encryption'
      ].rule,
    ).toEqual([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: 'aws:kms',
          kms_master_key_id: key,
        },
        bucket_key_enabled: true,
      },
    ]);
    expect(JSON.parse(String(policy)).Statement).toContainEqual({
      Sid: 'CatalogStorageKey',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*'],
      Resource: key,
    });
  });

  it('opens catalog, credential and location together', () => {
    const data = synthesized('dev-data', {
      dev: 'catalogs: { shared: { isolation: open } }',
    });

    expect(data.resources('databricks_catalog')).toMatchObject({
      'catalog-shared': { isolation_mode: 'OPEN' },
    });
    for (const type of [
      'databricks_storage_credential',
      'databricks_external_location',
    ]) {
      expect(
        Object.values(data.resources(type)).map(block => block.isolation_mode),
      ).toEqual(['ISOLATION_MODE_OPEN']);
    }
  });

  it('binds other workspaces', () => {
    const data = synthesized('dev-data', {
      dev: `
catalogs:
  payments_dev:
    bindings:
      - { workspaceId: "1234567890123456" }
      - { workspaceId: "1234567890123457", access: read-write }
`,
    });

    expect(data.resources('databricks_workspace_binding')).toEqual({
      'catalog-payments_dev-binding-1234567890123456': {
        securable_name: '${databricks_catalog.catalog-payments_dev.name}',
        securable_type: 'catalog',
        workspace_id: 1234567890123456,
        binding_type: 'BINDING_TYPE_READ_ONLY',
      },
      'catalog-payments_dev-binding-1234567890123457': expect.objectContaining({
        binding_type: 'BINDING_TYPE_READ_WRITE',
      }),
    });
  });

  it('grants to service principals by their application ids', () => {
    const data = synthesized('dev-data', {
      dev: `
servicePrincipals: { loader: {}, etl: {}, unused: {} }
catalogs:
  payments_dev:
    grants:
      - { group: loader, privileges: [USE_CATALOG] }
      - { servicePrincipal: loader, privileges: [USE_SCHEMA, SELECT] }
      - { servicePrincipal: etl, preset: reader }
`,
    });
    const applicationId = (name: string) =>
      `\${data.terraform_remote_state.workspace.outputs.service_principal_application_id_${name}}`;

    expect(data.resources('databricks_grant')).toMatchObject({
      'catalog-payments_dev-grant-loader': {
        principal: 'loader',
        privileges: ['USE_CATALOG'],
      },
      'catalog-payments_dev-service-principal-grant-loader': {
        catalog: '${databricks_catalog.catalog-payments_dev.name}',
        principal: applicationId('loader'),
        privileges: ['SELECT', 'USE_SCHEMA'],
      },
      'catalog-payments_dev-service-principal-grant-etl': {
        principal: applicationId('etl'),
      },
    });
    expect(JSON.stringify(data.json)).not.toContain('_id_unused');
  });

  it('holds fast whatever holds data where that is asked for', () => {
    const data = synthesized('dev-data', {
      dev: `${CATALOG}\ndeletionProtection: true`,
    });

    for (const type of [
      'aws_s3_bucket',
      'databricks_catalog',
      'databricks_schema',
      'databricks_volume',
    ]) {
      const blocks = Object.values(data.resources(type));
      expect(blocks.length).toBeGreaterThan(0);
      for (const { force_destroy, lifecycle } of blocks) {
        expect(lifecycle).toEqual({ prevent_destroy: true });
        expect(force_destroy).not.toBe(true);
      }
    }
  });

  it('turns legacy access off once there is another default', () => {
    const settings = (dev: string) =>
      synthesized('dev-data', { dev }).resources(
        'databricks_disable_legacy_access_setting',
      );

    expect(settings(CATALOG)).toEqual({
      'default-catalog-no-legacy-access': {
        disable_legacy_access: { value: true },
        depends_on: ['databricks_default_namespace_setting.default-catalog'],
      },
    });
    expect(settings('catalogs: { one: {} }')).toEqual({});
    expect(settings(`${CATALOG}\nworkspace: { legacyAccess: true }`)).toEqual(
      {},
    );
  });
});
