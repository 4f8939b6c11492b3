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

describe('DataStack access', () => {
  const LISTS =
    'workspace: { ipAccessLists: { allow: [203.0.113.0/24], block: [203.0.113.9] } }';

  it('turns IP access lists on only when all of them are there', () => {
    const data = synthesized('dev-data', { dev: LISTS });

    expect(data.resources('databricks_ip_access_list')).toMatchObject({
      'ip-access-allow': {
        list_type: 'ALLOW',
        ip_addresses: ['203.0.113.0/24'],
      },
      'ip-access-block': { list_type: 'BLOCK', ip_addresses: ['203.0.113.9'] },
    });
    expect(data.resources('databricks_workspace_conf')).toEqual({
      'ip-access-on': {
        custom_config: { enableIpAccessLists: 'true' },
        depends_on: [
          'databricks_ip_access_list.ip-access-allow',
          'databricks_ip_access_list.ip-access-block',
          'databricks_ip_access_list.ip-access-compute',
        ],
      },
    });
    expect(
      synthesized('dev-data').resources('databricks_workspace_conf'),
    ).toEqual({});
  });

  it('lets compute in that comes over the internet, and keeps its addresses asleep', () => {
    const listed = (options: { dev: string; network?: string }) =>
      synthesized('dev-data', options).resources('databricks_ip_access_list')[
        'ip-access-compute'
      ];

    expect(listed({ dev: LISTS })).toMatchObject({
      list_type: 'ALLOW',
      ip_addresses: '${data.terraform_remote_state.base.outputs.nat_addresses}',
    });
    expect(listed({ dev: `${LISTS}\nsleep: { asleep: true }` })).toEqual(
      listed({ dev: LISTS }),
    );
    const asleep = synthesized('dev-base', {
      dev: `${LISTS}\nsleep: { asleep: true }`,
    });
    expect(Object.keys(asleep.resources('aws_eip'))).toHaveLength(2);
    expect(asleep.resources('aws_nat_gateway')).toEqual({});

    expect(
      listed({ dev: `${LISTS}\nprivateLink: { backEnd: true }` }),
    ).toBeUndefined();
    expect(
      listed({
        dev: 'workspace: { ipAccessLists: { block: [203.0.113.9] } }',
      }),
    ).toBeUndefined();
  });

  it('entitles the groups of the workspace to what they need', () => {
    const data = synthesized('dev-data', {
      dev: `
workspace:
  admins: { groups: [platform-admins] }
  users: { groups: [analysts, data-engineers] }
compute: { warehouses: { default: { size: Small, groups: [analysts] } } }
`,
    });

    expect(data.resources('databricks_entitlements')).toEqual({
      'entitlements-analysts': {
        group_id: '${data.databricks_group.group-analysts.id}',
        workspace_access: true,
        databricks_sql_access: true,
      },
      'entitlements-data-engineers': {
        group_id: '${data.databricks_group.group-data-engineers.id}',
        workspace_access: true,
        databricks_sql_access: false,
      },
    });
  });

  it('asks the workspace for nothing before it is ready', () => {
    const data = synthesized('dev-data', {
      dev: `
workspace: { users: { groups: [data-engineers] }, ipAccessLists: { allow: [203.0.113.0/24] } }
catalogs: { one: { default: true, schemas: { raw: {} }, grants: [{ group: data-engineers, preset: reader }] } }
compute:
  policies: { small: { groups: [data-engineers] } }
  pools: { warm: { nodeType: m5d.large } }
  clusters: { one: { workers: 1, nodeType: m5d.large } }
  warehouses: { default: { size: Small } }
gitFolders: { samples: { url: https://github.com/acme/samples } }
jobs: { one: { tasks: { only: { notebook: { path: /Shared/report } } } } }
`,
    });

    expect(unready(data)).toEqual([]);
  });
});

/** Databricks resources that lead to no wait for the workspace, however far one looks. */
function unready({ json }: ReturnType<typeof synthesized>): string[] {
  const blocks = new Map<string, string>();
  for (const [section, prefix] of [
    [json.resource, ''],
    [json.data, 'data.'],
  ] as const) {
    for (const [type, named] of Object.entries(section ?? {})) {
      for (const [name, block] of Object.entries(named)) {
        blocks.set(`${prefix}${type}.${name}`, JSON.stringify(block));
      }
    }
  }
  const waits = (address: string, seen: ReadonlySet<string>): boolean =>
    address === 'time_sleep.workspace-ready' ||
    [...blocks.keys()].some(
      other =>
        !seen.has(other) &&
        new RegExp(`(^|[^\\w.-])${other.replace(/\./g, '\\.')}(?![\\w-])`).test(
          blocks.get(address) ?? '',
        ) &&
        waits(other, new Set([...seen, other])),
    );
  return [...blocks.keys()].filter(
    address =>
      /^(data\.)?databricks_/.test(address) &&
      !waits(address, new Set([address])),
  );
}
