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
const BUCKET = '${aws_s3_bucket.catalog-bucket-payments_dev.id}';
const BUCKET_ARN = 'arn:aws:s3:::payments-dev-catalog-100000000002';

describe('DataStack', () => {
  it('reaches the workspace by the address in the workspace stack', () => {
    expect(synthesized('dev-data').json.provider).toMatchObject({
      databricks: [
        {
          host: '${data.terraform_remote_state.workspace.outputs.workspace_url}',
        },
      ],
    });
  });

  it('makes credential, role, wait and location in this order', () => {
    const data = synthesized('dev-data', { dev: CATALOG });
    const name = 'storage-payments_dev';

    expect(
      data.resources('databricks_storage_credential')[`${name}-credential`],
    ).toEqual({
      name: 'payments_dev_catalog',
      aws_iam_role: {
        role_arn: 'arn:aws:iam::100000000002:role/payments-dev-catalog',
      },
      isolation_mode: 'ISOLATION_MODE_ISOLATED',
      force_destroy: true,
      depends_on: ['time_sleep.workspace-ready'],
    });
    expect(data.resources('time_sleep')[`${name}-role-ready`]).toMatchObject({
      create_duration: '60s',
      triggers: {
        role_arn: `\${aws_iam_role.${name}-role.arn}`,
        role_unique_id: `\${aws_iam_role.${name}-role.unique_id}`,
      },
      depends_on: [`aws_iam_role_policy.${name}-role-policy`],
    });
    expect(
      data.resources('databricks_external_location')[`${name}-location`],
    ).toEqual({
      name: 'payments_dev_catalog',
      url: `s3://${BUCKET}/`,
      credential_name: `\${databricks_storage_credential.${name}-credential.name}`,
      isolation_mode: 'ISOLATION_MODE_ISOLATED',
      force_destroy: true,
      depends_on: [
        `time_sleep.${name}-role-ready`,
        'aws_s3_bucket_policy.catalog-bucket-payments_dev-policy',
        'aws_s3_bucket_server_side_encryption_configuration.catalog-bucket-payments_dev-encryption',
      ],
    });
  });

  it('makes a role that assumes itself, in trust and in policy', () => {
    const data = synthesized('dev-data', { dev: CATALOG });
    const role = data.resources('aws_iam_role')['storage-payments_dev-role'];
    const arn = 'arn:aws:iam::100000000002:role/payments-dev-catalog';
    const externalId =
      '${databricks_storage_credential.storage-payments_dev-credential.aws_iam_role[0].external_id}';
    const trust = JSON.parse(String(role.assume_role_policy));
    const policy = JSON.parse(
      String(
        data.resources('aws_iam_role_policy')[
          'storage-payments_dev-role-policy'
        ].policy,
      ),
    );

    expect(role.name).toBe('payments-dev-catalog');
    expect(trust.Statement).toMatchObject([
      {
        Principal: {
          AWS: 'arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL',
        },
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
      {
        Principal: { AWS: 'arn:aws:iam::100000000002:root' },
        Condition: {
          ArnLike: { 'aws:PrincipalArn': arn },
          StringEquals: { 'sts:ExternalId': externalId },
        },
      },
    ]);
    expect(policy.Statement).toMatchObject([
      { Resource: [BUCKET_ARN, `${BUCKET_ARN}/*`] },
      { Action: 'sts:AssumeRole', Resource: arn },
    ]);
  });

  it('makes an isolated catalog with storage of its own', () => {
    const { 'catalog-payments_dev': catalog } = synthesized('dev-data', {
      dev: CATALOG,
    }).resources('databricks_catalog');

    expect(catalog).toEqual({
      name: 'payments_dev',
      storage_root: `s3://${BUCKET}/managed`,
      isolation_mode: 'ISOLATED',
      force_destroy: true,
      properties: {
        'lakeport-project': 'payments',
        'lakeport-environment': 'dev',
      },
      depends_on: [
        'databricks_external_location.storage-payments_dev-location',
      ],
    });
  });

  it('keeps external volumes out of managed storage', () => {
    const volumes = synthesized('dev-data', { dev: CATALOG }).resources(
      'databricks_volume',
    );

    expect(volumes['catalog-payments_dev-volume-raw-landing']).toMatchObject({
      name: 'landing',
      schema_name: '${databricks_schema.catalog-payments_dev-schema-raw.name}',
      volume_type: 'EXTERNAL',
      storage_location: `s3://${BUCKET}/external/raw/landing`,
    });
    const managed = volumes['catalog-payments_dev-volume-sandbox-files'];
    expect(managed).toMatchObject({ name: 'files', volume_type: 'MANAGED' });
    expect(managed).not.toHaveProperty('storage_location');
  });

  it('grants one principal at a time', () => {
    const data = synthesized('dev-data', { dev: CATALOG });

    expect(data.resources('databricks_grants')).toEqual({});
    expect(
      Object.values(data.resources('databricks_grant')).map(grant => [
        grant.catalog,
        grant.principal,
        grant.privileges,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [
          '${databricks_catalog.catalog-payments_dev.name}',
          'data-engineers',
          ['SELECT', 'USE_CATALOG'],
        ],
        [
          '${databricks_catalog.catalog-payments_dev.name}',
          'Data Readers',
          expect.arrayContaining(['USE_CATALOG', 'USE_SCHEMA', 'SELECT']),
        ],
      ]),
    );
  });

  it('makes the default catalog the default namespace', () => {
    const data = synthesized('dev-data', { dev: CATALOG });

    expect(data.resources('databricks_default_namespace_setting')).toEqual({
      'default-catalog': {
        namespace: { value: '${databricks_catalog.catalog-payments_dev.name}' },
      },
    });
    expect(
      synthesized('dev-data', { dev: 'catalogs: { one: {} }' }).resources(
        'databricks_default_namespace_setting',
      ),
    ).toEqual({});
  });

  it('leaves the binding to the workspace to Databricks', () => {
    expect(
      synthesized('dev-data', { dev: CATALOG }).resources(
        'databricks_workspace_binding',
      ),
    ).toEqual({});
  });
});
