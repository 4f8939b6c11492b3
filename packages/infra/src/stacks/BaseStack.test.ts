import { planAddresses } from '@lakeport/project';
import { baseOfProject } from '../__testUtils__/baseOf';
import { projectWith } from '../__testUtils__/projectWith';
import { synthesized } from '../__testUtils__/synthesized';

const ZONES = ['us-west-2a', 'us-west-2b'];

function policyOf(block: Record<string, unknown>, key = 'policy') {
  return JSON.parse(String(block[key]));
}

describe('BaseStack network', () => {
  it('makes the network anew when its subnets are to lie elsewhere', () => {
    const base = synthesized('dev-base');
    const { 'network-address-plan': plan } = base.resources('terraform_data');
    const { cidr_block: cidr } =
      base.resources('aws_subnet')['network-private-us-west-2a'];

    expect(plan.input).toMatchObject({ 'private-us-west-2a': cidr });
    expect(base.resources('aws_vpc')['network-vpc'].lifecycle).toEqual({
      replace_triggered_by: ['terraform_data.network-address-plan'],
    });
    expect(
      base.resources('aws_internet_gateway')['network-internet-gateway']
        .lifecycle,
    ).toEqual({ replace_triggered_by: ['aws_vpc.network-vpc.id'] });
  });

  it('has the subnets of the address plan, and nothing public by default', () => {
    const base = synthesized('dev-base');
    const subnets = Object.values(base.resources('aws_subnet'));

    expect(
      subnets
        .map(subnet => `${subnet.availability_zone} ${subnet.cidr_block}`)
        .sort(),
    ).toEqual(
      planAddresses({ cidr: '10.0.0.0/22', availabilityZones: ZONES })
        .subnets.map(subnet => `${subnet.availabilityZone} ${subnet.cidr}`)
        .sort(),
    );
    expect(subnets.every(subnet => !subnet.map_public_ip_on_launch)).toBe(true);
    expect(base.resources('aws_vpc')).toEqual({
      'network-vpc': {
        lifecycle: expect.anything(),
        cidr_block: '10.0.0.0/22',
        enable_dns_hostnames: true,
        enable_dns_support: true,
        tags: { Name: 'payments-dev-vpc' },
      },
    });
  });

  it('has four route tables with a NAT gateway in each zone', () => {
    const base = synthesized('dev-base');

    expect(Object.keys(base.resources('aws_route_table')).sort()).toEqual([
      'network-routes-private-us-west-2a',
      'network-routes-private-us-west-2b',
      'network-routes-privatelink',
      'network-routes-public',
    ]);
    expect(Object.keys(base.resources('aws_nat_gateway'))).toHaveLength(2);
    expect(Object.keys(base.resources('aws_eip'))).toHaveLength(2);
    for (const zone of ZONES) {
      expect(
        base.resources('aws_route')[`network-routes-private-${zone}-internet`],
      ).toEqual({
        destination_cidr_block: '0.0.0.0/0',
        route_table_id: `\${aws_route_table.network-routes-private-${zone}.id}`,
        nat_gateway_id: `\${aws_nat_gateway.network-routes-nat-${zone}.id}`,
      });
      expect(
        base.resources('aws_nat_gateway')[`network-routes-nat-${zone}`],
      ).toMatchObject({
        subnet_id: `\${aws_subnet.network-public-${zone}.id}`,
      });
    }
  });

  it('has three route tables with a single NAT gateway', () => {
    const base = synthesized('dev-base', { network: 'egress: single-nat' });

    expect(Object.keys(base.resources('aws_route_table')).sort()).toEqual([
      'network-routes-private',
      'network-routes-privatelink',
      'network-routes-public',
    ]);
    expect(Object.keys(base.resources('aws_nat_gateway'))).toHaveLength(1);
    expect(Object.keys(base.resources('aws_eip'))).toHaveLength(1);
  });

  it('associates every subnet with one table, in three zones as well', () => {
    const zones = [...ZONES, 'us-west-2c'];
    const base = synthesized('dev-base', { zones });
    const associations = Object.values(
      base.resources('aws_route_table_association'),
    );

    expect(Object.keys(base.resources('aws_route_table'))).toHaveLength(5);
    expect(associations.map(({ subnet_id }) => subnet_id).sort()).toEqual(
      Object.keys(base.resources('aws_subnet'))
        .map(name => `\${aws_subnet.${name}.id}`)
        .sort(),
    );
    for (const { subnet_id, route_table_id } of associations) {
      const tier = /network-([a-z]+)-/.exec(String(subnet_id))?.[1];
      expect(route_table_id).toMatch(
        new RegExp(`network-routes-${tier}(-us-west-2[abc])?\\.id`),
      );
    }
  });

  it('leads the privatelink subnets nowhere but to S3', () => {
    const base = synthesized('dev-base');
    const routes = Object.values(base.resources('aws_route'));

    expect(
      routes.filter(({ route_table_id }) =>
        String(route_table_id).includes('privatelink'),
      ),
    ).toEqual([]);
    expect(base.resources('aws_vpc_endpoint')['endpoint-s3']).toMatchObject({
      vpc_endpoint_type: 'Gateway',
      service_name: 'com.amazonaws.us-west-2.s3',
      route_table_ids: [
        '${aws_route_table.network-routes-private-us-west-2a.id}',
        '${aws_route_table.network-routes-private-us-west-2b.id}',
        '${aws_route_table.network-routes-privatelink.id}',
      ],
    });
  });

  it.each(['sts', 'kinesis-streams'])(
    'has an interface endpoint for %s in every zone, behind its own group',
    service => {
      const endpoints = synthesized('dev-base').resources('aws_vpc_endpoint');

      expect(endpoints[`endpoint-${service}`]).toMatchObject({
        vpc_endpoint_type: 'Interface',
        service_name: `com.amazonaws.us-west-2.${service}`,
        private_dns_enabled: true,
        subnet_ids: ZONES.map(
          zone => `\${aws_subnet.network-privatelink-${zone}.id}`,
        ),
        security_group_ids: ['${aws_security_group.security-endpoints.id}'],
      });
    },
  );

  it('has the security rules of a workspace without PrivateLink, each its own resource', () => {
    const base = synthesized('dev-base');
    const workspace = '${aws_security_group.security-workspace.id}';
    const endpoints = '${aws_security_group.security-endpoints.id}';
    const rows = (type: string) =>
      Object.values(base.resources(type))
        .map(rule =>
          [
            rule.security_group_id,
            rule.ip_protocol,
            `${rule.from_port}-${rule.to_port}`,
            rule.cidr_ipv4 ?? rule.referenced_security_group_id,
          ].join(' '),
        )
        .sort();

    expect(rows('aws_vpc_security_group_ingress_rule')).toEqual(
      [
        `${endpoints} tcp 443-443 ${workspace}`,
        `${workspace} tcp 0-65535 ${workspace}`,
        `${workspace} udp 0-65535 ${workspace}`,
      ].sort(),
    );
    expect(rows('aws_vpc_security_group_egress_rule')).toEqual(
      [
        `${workspace} tcp 0-65535 ${workspace}`,
        `${workspace} udp 0-65535 ${workspace}`,
        `${workspace} tcp 443-443 0.0.0.0/0`,
        `${workspace} tcp 8443-8443 0.0.0.0/0`,
        `${workspace} tcp 8444-8444 0.0.0.0/0`,
        `${workspace} tcp 8445-8451 0.0.0.0/0`,
      ].sort(),
    );
    for (const group of Object.values(base.resources('aws_security_group'))) {
      expect(group).not.toHaveProperty('ingress');
      expect(group).not.toHaveProperty('egress');
    }
  });

  it('logs flows into a bucket of its own when asked to', () => {
    const without = synthesized('dev-base');
    expect(without.resources('aws_flow_log')).toEqual({});
    expect(without.resources('aws_s3_bucket')).not.toHaveProperty(
      'flow-logs-bucket',
    );

    const base = synthesized('dev-base', { network: 'flowLogs: true' });
    expect(base.resources('aws_flow_log')).toEqual({
      'flow-logs': expect.objectContaining({
        traffic_type: 'ALL',
        log_destination_type: 's3',
        log_destination: '${aws_s3_bucket.flow-logs-bucket.arn}',
        depends_on: [
          'aws_s3_bucket_policy.flow-logs-bucket-policy',
          'aws_s3_bucket_server_side_encryption_configuration.flow-logs-bucket-encryption',
        ],
      }),
    });
    expect(
      policyOf(
        base.resources('aws_s3_bucket_policy')['flow-logs-bucket-policy'],
      ).Statement[0],
    ).toMatchObject({
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': '100000000002' } },
    });
  });
});

describe('BaseStack storage and roles', () => {
  it('closes every bucket with all of its companions', () => {
    const base = synthesized('dev-base', {
      network: 'flowLogs: true',
    });
    const buckets = Object.keys(base.resources('aws_s3_bucket'));
    const ofBucket = (type: string, name: string) =>
      Object.values(base.resources(type)).filter(
        ({ bucket }) => bucket === `\${aws_s3_bucket.${name}.id}`,
      );

    expect(buckets.sort()).toEqual(['flow-logs-bucket', 'root-bucket']);
    for (const name of buckets) {
      expect(ofBucket('aws_s3_bucket_versioning', name)).toMatchObject([
        { versioning_configuration: { status: 'Disabled' } },
      ]);
      expect(ofBucket('aws_s3_bucket_public_access_block', name)).toMatchObject(
        [
          {
            block_public_acls: true,
            block_public_policy: true,
            ignore_public_acls: true,
            restrict_public_buckets: true,
          },
        ],
      );
      expect(ofBucket('aws_s3_bucket_ownership_controls', name)).toMatchObject([
        { rule: { object_ownership: 'BucketOwnerEnforced' } },
      ]);
      expect(
        ofBucket('aws_s3_bucket_server_side_encryption_configuration', name),
      ).toHaveLength(1);
      const policies = ofBucket('aws_s3_bucket_policy', name);
      expect(policies).toHaveLength(1);
      expect(policyOf(policies[0]).Statement).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
    }
  });

  it('opens the root bucket to Databricks for this Databricks account only', () => {
    const policy = policyOf(
      synthesized('dev-base').resources('aws_s3_bucket_policy')[
        'root-bucket-policy'
      ],
    );

    expect(policy.Statement[0]).toMatchObject({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::414351767826:root' },
      Resource: [
        'arn:aws:s3:::payments-dev-root-100000000002',
        'arn:aws:s3:::payments-dev-root-100000000002/*',
      ],
      Condition: {
        StringEquals: {
          'aws:PrincipalTag/DatabricksAccountId':
            '0d26daa6-5e44-4c97-a497-ef015f91254a',
        },
      },
    });
  });

  it('lets Databricks assume the cross-account role with the account id', () => {
    const base = synthesized('dev-base');
    const role = base.resources('aws_iam_role')['cross-account-role'];

    expect(role.name).toBe('payments-dev-cross-account');
    expect(policyOf(role, 'assume_role_policy').Statement).toMatchObject([
      {
        Principal: { AWS: 'arn:aws:iam::414351767826:root' },
        Condition: {
          StringEquals: {
            'sts:ExternalId': '0d26daa6-5e44-4c97-a497-ef015f91254a',
          },
        },
      },
    ]);
    expect(base.resources('aws_iam_role_policy')).toHaveProperty(
      'cross-account-role-policy.role',
      '${aws_iam_role.cross-account-role.name}',
    );
  });

  it('leaves the policy of the root bucket to the workspace stack when it is to be tight', () => {
    const policy = (dev: string) =>
      synthesized('dev-base', { dev }).resources('aws_s3_bucket_policy')[
        'root-bucket-policy'
      ];

    expect(policy('rootBucketPolicy: tight').lifecycle).toEqual({
      ignore_changes: ['policy'],
    });
    expect(policy('rootBucketPolicy: standard')).not.toHaveProperty(
      'lifecycle',
    );
  });

  it('closes the group that every VPC comes with', () => {
    expect(
      synthesized('dev-base').resources('aws_default_security_group'),
    ).toEqual({
      'network-default-security-group': {
        vpc_id: '${aws_vpc.network-vpc.id}',
        tags: { Name: 'payments-dev-default-closed' },
      },
    });
  });
});

describe('BaseStack of a workspace with serverless compute only', () => {
  const serverless = (more: object) =>
    baseOfProject(
      projectWith({
        dev: {
          awsAccountId: '100000000002',
          region: 'us-west-2',
          securityProfile: 'development',
          workspace: { computeMode: 'serverless' },
          ...more,
        },
      }),
    );

  it('has nothing', () => {
    const { json } = serverless({});

    expect(json.resource).toBeUndefined();
    expect(json.output).toBeUndefined();
  });

  it('has the key of the catalogs when they are to be encrypted', () => {
    const base = serverless({ encryption: { storage: true } });

    expect(Object.keys(base.json.resource ?? {})).toEqual([
      'aws_kms_alias',
      'aws_kms_key',
    ]);
    expect(base.resources('aws_kms_key')['storage-key'].policy).not.toContain(
      'DatabricksRootBucket',
    );
  });
});
