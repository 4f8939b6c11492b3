import { synthesized } from '../__testUtils__/synthesized';

const account = (metastores: string, dev?: string) =>
  synthesized('account', {
    databricks: `metastores: { ${metastores} }`,
    dev,
  });

describe('AccountStack', () => {
  it('looks up the metastore of a region that the file does not name', () => {
    const stack = account('');

    expect(stack.data('databricks_metastore')).toEqual({
      'metastore-us-west-2': {
        provider: 'databricks.account',
        region: 'us-west-2',
      },
    });
    expect(stack.json.output).toMatchObject({
      metastore_id_us_west_2: {
        value: '${data.databricks_metastore.metastore-us-west-2.id}',
      },
    });
    expect(stack.json.provider).toEqual({
      databricks: [
        {
          alias: 'account',
          host: 'https://accounts.cloud.databricks.com',
          account_id: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        },
      ],
    });
  });

  it('looks up an existing metastore by its id', () => {
    const id = '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22';

    expect(
      account(`us-west-2: { existing: ${id} }`).data('databricks_metastore'),
    ).toEqual({
      'metastore-us-west-2': {
        provider: 'databricks.account',
        metastore_id: id,
      },
    });
  });

  it('creates a metastore without storage, owned by a group', () => {
    const created = account(
      'us-west-2: { create: true, owner: metastore-admins }',
    );

    expect(created.data('databricks_metastore')).toEqual({});
    expect(created.resources('databricks_metastore')).toEqual({
      'metastore-us-west-2': {
        provider: 'databricks.account',
        name: 'payments-us-west-2',
        region: 'us-west-2',
        owner: 'metastore-admins',
        force_destroy: false,
      },
    });
  });

  it('protects a metastore of its own as long as an environment of the region is protected', () => {
    expect(
      account(
        'us-west-2: { create: true, owner: metastore-admins }',
        'deletionProtection: true',
      ).resources('databricks_metastore'),
    ).toMatchObject({
      'metastore-us-west-2': { lifecycle: { prevent_destroy: true } },
    });
  });

  it('has a network connectivity configuration for each region that asks for one', () => {
    const stack = synthesized('account', {
      dev: 'serverless: { networkConnectivity: true }',
    });

    expect(
      stack.resources('databricks_mws_network_connectivity_config'),
    ).toEqual({
      'network-connectivity-us-west-2': {
        provider: 'databricks.account',
        name: 'payments-us-west-2',
        region: 'us-west-2',
      },
    });
    expect(stack.json.output).toHaveProperty(
      'network_connectivity_id_us_west_2.value',
      '${databricks_mws_network_connectivity_config.network-connectivity-us-west-2.network_connectivity_config_id}',
    );
    expect(
      account('').resources('databricks_mws_network_connectivity_config'),
    ).toEqual({});
  });
});

describe('AccountStack with log delivery', () => {
  const delivering = (types: string) =>
    synthesized('account', { databricks: `logDelivery: { ${types} }` });

  it('reaches AWS in the umbrella account only when logs are delivered', () => {
    expect(synthesized('account').json.provider).not.toHaveProperty('aws');
    expect(delivering('audit: true').json.provider).toMatchObject({
      aws: [
        {
          region: 'us-east-1',
          allowed_account_ids: ['100000000001'],
          assume_role: [
            { role_arn: 'arn:aws:iam::100000000001:role/TerraformAdminRole' },
          ],
        },
      ],
    });
  });

  it('delivers what is asked for, in the format of each', () => {
    const deliveries = (types: string) =>
      Object.values(
        delivering(types).resources('databricks_mws_log_delivery'),
      ).map(({ config_name, log_type, output_format }) =>
        [config_name, log_type, output_format].join(' '),
      );

    expect(deliveries('audit: true')).toEqual([
      'payments-audit AUDIT_LOGS JSON',
    ]);
    expect(deliveries('audit: true, billableUsage: true')).toEqual([
      'payments-audit AUDIT_LOGS JSON',
      'payments-billable-usage BILLABLE_USAGE CSV',
    ]);
  });

  it('waits for a role that may do nothing but what the bucket lets it', () => {
    const stack = delivering('billableUsage: true');

    expect(stack.resources('aws_iam_role_policy')).toEqual({});
    expect(stack.resources('time_sleep')).toEqual({
      'log-delivery-role-ready': {
        create_duration: '10s',
        triggers: {
          role_arn: '${aws_iam_role.log-delivery-role.arn}',
          role_unique_id: '${aws_iam_role.log-delivery-role.unique_id}',
        },
        depends_on: expect.arrayContaining([
          'aws_s3_bucket_policy.log-delivery-bucket-policy',
        ]),
      },
    });
    expect(
      stack.resources('databricks_mws_credentials')['log-delivery-credentials']
        .depends_on,
    ).toEqual(['time_sleep.log-delivery-role-ready']);
    expect(
      stack.resources('aws_s3_bucket_policy')['log-delivery-bucket-policy']
        .policy,
    ).toContain('${aws_iam_role.log-delivery-role.arn}');
  });
});
