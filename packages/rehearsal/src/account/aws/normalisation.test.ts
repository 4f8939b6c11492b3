import type { TerraformJson } from '@lakeport/project';
import { LiveStack } from '../../__testUtils__/LiveStack';

jest.setTimeout(120_000);

const DATABRICKS = 'arn:aws:iam::414351767826:root';

/** Written as nobody at AWS would answer it. */
const json = (value: object) => JSON.stringify(value, null, 2);

const bucketPolicy = json({
  Statement: [
    {
      Condition: {
        StringEquals: { 'aws:PrincipalTag/DatabricksAccountId': ['x'] },
      },
      Resource: ['arn:aws:s3:::lakeport-root/*', 'arn:aws:s3:::lakeport-root'],
      Action: ['s3:PutObject', 's3:GetObject'],
      Principal: { AWS: ['414351767826'] },
      Effect: 'Allow',
    },
  ],
  Version: '2012-10-17',
});

const keyPolicy = json({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::100000000002:root' },
      Action: ['kms:*'],
      Resource: ['*'],
    },
    {
      Effect: 'Allow',
      Principal: { AWS: DATABRICKS },
      Action: ['kms:Encrypt', 'kms:Decrypt'],
      Resource: '*',
    },
  ],
});

const resources: NonNullable<TerraformJson['resource']> = {
  aws_vpc: { v: { cidr_block: '10.0.0.0/22', enable_dns_hostnames: true } },
  aws_default_security_group: { d: { vpc_id: '${aws_vpc.v.id}' } },
  aws_subnet: {
    a: {
      vpc_id: '${aws_vpc.v.id}',
      cidr_block: '10.0.0.0/26',
      availability_zone: 'us-west-2a',
    },
  },
  aws_security_group: { e: { vpc_id: '${aws_vpc.v.id}', name: 'endpoints' } },
  aws_vpc_endpoint: {
    s3: {
      vpc_id: '${aws_vpc.v.id}',
      service_name: 'com.amazonaws.us-west-2.s3',
      policy: bucketPolicy,
    },
    sts: {
      vpc_id: '${aws_vpc.v.id}',
      vpc_endpoint_type: 'Interface',
      service_name: 'com.amazonaws.us-west-2.sts',
      private_dns_enabled: true,
      subnet_ids: ['${aws_subnet.a.id}'],
      security_group_ids: ['${aws_security_group.e.id}'],
    },
  },
  aws_route53_zone: {
    z: {
      name: 'privatelink.cloud.databricks.com',
      vpc: { vpc_id: '${aws_vpc.v.id}' },
    },
  },
  aws_route53_record: {
    r: {
      zone_id: '${aws_route53_zone.z.zone_id}',
      name: 'Oregon',
      type: 'A',
      alias: {
        name: '${aws_vpc_endpoint.sts.dns_entry[0].dns_name}',
        zone_id: '${aws_vpc_endpoint.sts.dns_entry[0].hosted_zone_id}',
        evaluate_target_health: false,
      },
    },
  },
  aws_kms_key: { k: { enable_key_rotation: true, policy: keyPolicy } },
  aws_kms_alias: {
    a: { name: 'alias/lakeport', target_key_id: '${aws_kms_key.k.arn}' },
  },
  aws_s3_bucket: { b: { bucket: 'lakeport-root', tags: { a: 'b' } } },
  aws_s3_bucket_policy: {
    b: { bucket: '${aws_s3_bucket.b.id}', policy: bucketPolicy },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    b: {
      bucket: '${aws_s3_bucket.b.id}',
      rule: {
        apply_server_side_encryption_by_default: {
          sse_algorithm: 'aws:kms',
          kms_master_key_id: '${aws_kms_key.k.arn}',
        },
        bucket_key_enabled: true,
      },
    },
  },
  aws_s3_bucket_ownership_controls: {
    b: {
      bucket: '${aws_s3_bucket.b.id}',
      rule: { object_ownership: 'BucketOwnerEnforced' },
    },
  },
  aws_iam_role: {
    r: {
      name: 'r',
      assume_role_policy: json({
        Statement: [
          {
            Principal: { AWS: ['414351767826'] },
            Effect: 'Allow',
            Action: ['sts:AssumeRole'],
          },
        ],
        Version: '2012-10-17',
      }),
    },
  },
  aws_secretsmanager_secret: { s: { name: 'lakeport/runner' } },
  aws_secretsmanager_secret_version: {
    s: {
      secret_id: '${aws_secretsmanager_secret.s.id}',
      secret_string: 'one',
    },
  },
};

describe('what AWS makes of a configuration', () => {
  let live: LiveStack;

  beforeAll(async () => {
    live = await LiveStack.open();
    live.write(resources);
    await live.apply();
  });

  afterAll(() => live.close());

  const only = (type: string) => live.account.objects({ type })[0];

  it('is kept in its form, and is no change to Terraform', async () => {
    expect(only('aws_s3_bucket_policy').attributes.policy).toBe(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: DATABRICKS },
            Action: ['s3:GetObject', 's3:PutObject'],
            Resource: [
              'arn:aws:s3:::lakeport-root',
              'arn:aws:s3:::lakeport-root/*',
            ],
            Condition: {
              StringEquals: { 'aws:PrincipalTag/DatabricksAccountId': 'x' },
            },
          },
        ],
      }),
    );
    expect(only('aws_kms_alias').attributes.target_key_id).toBe(
      only('aws_kms_key').id,
    );
    expect(await live.plan()).toEqual([]);
  });

  it('has the defaults of the provider', () => {
    expect(only('aws_kms_key').attributes).toMatchObject({
      is_enabled: true,
      key_usage: 'ENCRYPT_DECRYPT',
      rotation_period_in_days: 365,
    });
    expect(only('aws_vpc').attributes.enable_dns_support).toBe(true);
    expect(only('aws_default_security_group')).toMatchObject({
      id: only('aws_vpc').attributes.default_security_group_id,
      attributes: { name: 'default', ingress: [], egress: [] },
    });
    expect(only('aws_secretsmanager_secret').id).toMatch(
      /^arn:aws:secretsmanager:us-west-2:100000000002:secret:lakeport\/runner-\w{6}$/,
    );
  });

  it('drifts when somebody changes it by hand', async () => {
    const { account } = live;
    const widened = bucketPolicy.replace('s3:PutObject', 's3:*');
    account.change('aws_s3_bucket_policy', 'lakeport-root', {
      policy: widened,
    });
    account.change('aws_kms_key', only('aws_kms_key').id, {
      enable_key_rotation: false,
    });
    account.change('aws_vpc', only('aws_vpc').id, {
      enable_dns_support: false,
    });

    expect(await live.plan()).toEqual([
      'aws_kms_key.k: update',
      'aws_s3_bucket_policy.b: update',
      'aws_vpc.v: update',
    ]);
    await live.apply();
    expect(await live.plan()).toEqual([]);
    expect(only('aws_vpc').attributes.enable_dns_support).toBe(true);
  });

  it('plans what replaces as the provider does', async () => {
    live.write({
      ...resources,
      aws_secretsmanager_secret_version: {
        s: {
          secret_id: '${aws_secretsmanager_secret.s.id}',
          secret_string: 'two',
        },
      },
      aws_route53_record: {
        r: {
          ...resources.aws_route53_record.r,
          name: 'virginia',
        },
      },
    });

    expect(await live.plan()).toEqual([
      'aws_route53_record.r: delete create',
      'aws_secretsmanager_secret_version.s: delete create',
    ]);
  });

  it('leaves keys and secrets for a while when it is destroyed', async () => {
    live.write(resources);
    await live.destroy();

    expect(live.account.objectsLeft()).toBe(0);
    expect(
      live.account.undeletable().map(({ type, remains }) => [type, remains]),
    ).toEqual([
      ['aws_kms_key', 'it is scheduled for deletion in 30 days'],
      ['aws_secretsmanager_secret', 'it can be recovered for 30 days'],
    ]);
  });
});
