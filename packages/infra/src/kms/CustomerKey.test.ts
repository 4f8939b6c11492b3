import { baseOf } from '../__testUtils__/baseOf';

const outputs = (base: ReturnType<typeof baseOf>) =>
  Object.fromEntries(
    Object.entries(base.json.output ?? {})
      .filter(([name]) => name.includes('_key_'))
      .map(([name, { value }]) => [name, value]),
  );
const rootBucketKey = (base: ReturnType<typeof baseOf>) =>
  JSON.stringify(
    base.resources('aws_s3_bucket_server_side_encryption_configuration')[
      'root-bucket-encryption'
    ].rule,
  );

describe('CustomerKey', () => {
  it('makes keys that are rotated, have an alias and refuse to go', () => {
    const base = baseOf({
      encryption: 'on',
      workspaceEncryption: 'storage',
      deletionProtection: 'on',
    });

    expect(base.resources('aws_kms_key')).toMatchObject({
      'storage-key': {
        enable_key_rotation: true,
        deletion_window_in_days: 30,
        lifecycle: { prevent_destroy: true },
      },
      'workspace-key': { enable_key_rotation: true },
    });
    expect(base.resources('aws_kms_alias')).toEqual({
      'storage-key-alias': {
        name: 'alias/payments-dev-storage',
        target_key_id: '${aws_kms_key.storage-key.key_id}',
      },
      'workspace-key-alias': {
        name: 'alias/payments-dev-workspace',
        target_key_id: '${aws_kms_key.workspace-key.key_id}',
      },
    });
    expect(outputs(base)).toEqual({
      storage_key_arn: '${aws_kms_key.storage-key.arn}',
      workspace_key_arn: '${aws_kms_key.workspace-key.arn}',
      workspace_key_alias: '${aws_kms_alias.workspace-key-alias.name}',
    });
  });

  it('makes nothing for keys that are there', () => {
    const base = baseOf({
      encryption: 'existing',
      workspaceEncryption: 'existing',
    });
    const arn =
      'arn:aws:kms:us-west-2:100000000002:key/1234abcd-12ab-34cd-56ef-1234567890ab';

    expect(base.resources('aws_kms_key')).toEqual({});
    expect(base.resources('aws_kms_alias')).toEqual({});
    expect(outputs(base)).toEqual({
      storage_key_arn: arn,
      workspace_key_arn: arn,
      workspace_key_alias: 'alias/workspace',
    });
  });

  it('encrypts the root bucket by the key that Databricks knows, else by that of the buckets', () => {
    const both = { encryption: 'on', workspaceEncryption: 'storage' };
    expect(rootBucketKey(baseOf(both))).toContain('aws_kms_key.workspace-key');

    const services = {
      encryption: 'on',
      workspaceEncryption: 'managed-services',
    };
    expect(rootBucketKey(baseOf(services))).toContain(
      'aws_kms_key.storage-key',
    );
    expect(rootBucketKey(baseOf({}))).toContain('AES256');
  });

  it('lets Databricks use the key of the buckets only if the root bucket is one of them', () => {
    const policy = (settings: Record<string, string>) =>
      String(baseOf(settings).resources('aws_kms_key')['storage-key'].policy);

    expect(policy({ encryption: 'on' })).toContain('DatabricksRootBucket');
    expect(
      policy({ encryption: 'on', workspaceEncryption: 'storage' }),
    ).not.toContain('DatabricksRootBucket');
  });

  it('is used by log delivery where flows are logged', () => {
    const base = baseOf({ encryption: 'on', flowLogs: 'on' });

    expect(base.resources('aws_kms_key')['storage-key'].policy).toContain(
      'delivery.logs.amazonaws.com',
    );
    expect(
      JSON.stringify(
        base.resources('aws_s3_bucket_server_side_encryption_configuration')[
          'flow-logs-bucket-encryption'
        ],
      ),
    ).toContain('"bucket_key_enabled":true');
  });
});
