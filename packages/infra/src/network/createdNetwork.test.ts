import { baseOf, baseOfProject } from '../__testUtils__/baseOf';
import { environmentOf } from '../__testUtils__/environmentOf';
import { projectWith } from '../__testUtils__/projectWith';
import { securityRules } from '../__testUtils__/securityRules';

const NODES = [
  'security-workspace tcp 0-65535 security-workspace',
  'security-workspace udp 0-65535 security-workspace',
];
const CONTROL_PLANE = ['8443', '8444', '8445-8451'];
const PRIVATE_LINK = ['2443', '5432', '6666'];

const out = (ports: readonly string[], peer: string) =>
  ports.map(port => `security-workspace tcp ${port} ${peer}`);
const into = (group: string, ports: readonly string[], peer: string) =>
  ports.map(port => `${group} tcp ${port} ${peer}`);
const endpointNames = (base: ReturnType<typeof baseOf>) =>
  Object.keys(base.resources('aws_vpc_endpoint')).sort();

describe('security groups of a network', () => {
  it('lead nodes to the endpoints of PrivateLink, and elsewhere by HTTPS', () => {
    const base = baseOf({ backEnd: 'on' });

    expect(securityRules(base, 'egress')).toEqual(
      [
        ...NODES,
        ...out(['443'], '0.0.0.0/0'),
        ...out([...CONTROL_PLANE, ...PRIVATE_LINK], 'security-endpoints'),
      ].sort(),
    );
    expect(securityRules(base, 'ingress')).toEqual(
      [
        ...NODES,
        ...into(
          'security-endpoints',
          ['443', ...CONTROL_PLANE, ...PRIVATE_LINK],
          'security-workspace',
        ),
      ].sort(),
    );
  });

  it('lead nodes of an isolated network to endpoints and S3 only', () => {
    const base = baseOf({ network: 'isolated', backEnd: 'on' });

    expect(securityRules(base, 'egress')).toEqual(
      [
        ...NODES,
        ...out(['443'], 'endpoint-s3'),
        ...out(
          ['443', ...CONTROL_PLANE, ...PRIVATE_LINK],
          'security-endpoints',
        ),
      ].sort(),
    );
  });

  it('let clients in at the front end, and nodes by the back end only', () => {
    const base = baseOf({ backEnd: 'on', frontEnd: 'clients' });

    expect(
      securityRules(base, 'ingress').filter(rule => rule.includes('front-end')),
    ).toEqual([
      'security-front-end tcp 443 10.8.0.0/16',
      'security-front-end tcp 443 10.9.0.0/16',
    ]);
  });

  it('let nodes in at the front end when there is no other endpoint', () => {
    const base = baseOf({ backEnd: 'off', frontEnd: 'on' });

    expect(
      securityRules(base, 'ingress').filter(rule => rule.includes('front-end')),
    ).toEqual(
      [
        ...into('security-front-end', ['443'], '10.0.0.0/22'),
        ...into(
          'security-front-end',
          ['443', ...CONTROL_PLANE],
          'security-workspace',
        ),
      ].sort(),
    );
  });

  it('lead to the private addresses of endpoints that are registered elsewhere', () => {
    const base = baseOf({ backEnd: 'registered' });
    const ranges = [
      '10.0.0.0/8',
      '100.64.0.0/10',
      '172.16.0.0/12',
      '192.168.0.0/16',
    ];

    expect(securityRules(base, 'egress')).toEqual(
      [
        ...NODES,
        ...out(['443'], '0.0.0.0/0'),
        ...ranges.flatMap(range =>
          out([...CONTROL_PLANE, ...PRIVATE_LINK], range),
        ),
      ].sort(),
    );
    expect(endpointNames(base)).toEqual([
      'endpoint-kinesis-streams',
      'endpoint-s3',
      'endpoint-sts',
    ]);
  });
});

describe('PrivateLink endpoints of a network', () => {
  it('are the services of the region, with private names for nodes', () => {
    const endpoints = baseOf({
      backEnd: 'on',
      frontEnd: 'on',
    }).resources('aws_vpc_endpoint');
    const workspace = 'com.amazonaws.vpce.us-west-2.vpce-svc-0129f463fcfbc46c5';

    expect(endpoints['endpoint-workspace']).toMatchObject({
      service_name: workspace,
      private_dns_enabled: true,
    });
    expect(endpoints['endpoint-relay']).toMatchObject({
      service_name: 'com.amazonaws.vpce.us-west-2.vpce-svc-0158114c0c730c3bb',
      private_dns_enabled: true,
      security_group_ids: ['${aws_security_group.security-endpoints.id}'],
    });
    expect(endpoints['endpoint-front-end']).toMatchObject({
      service_name: workspace,
      private_dns_enabled: false,
      security_group_ids: ['${aws_security_group.security-front-end.id}'],
    });
  });

  it('answer by the name that workspaces of the region are an alias of', () => {
    const base = baseOf({ backEnd: 'on', frontEnd: 'on' });

    expect(base.resources('aws_route53_zone')).toMatchObject({
      'front-end-zone': {
        name: 'privatelink.cloud.databricks.com',
        vpc: [{ vpc_id: '${aws_vpc.network-vpc.id}' }],
        lifecycle: { ignore_changes: ['vpc'] },
      },
    });
    expect(base.resources('aws_route53_record')).toMatchObject({
      'front-end-zone-record': {
        name: 'oregon.privatelink.cloud.databricks.com',
        type: 'A',
        alias: {
          name: '${aws_vpc_endpoint.endpoint-front-end.dns_entry[0].dns_name}',
          zone_id:
            '${aws_vpc_endpoint.endpoint-front-end.dns_entry[0].hosted_zone_id}',
        },
      },
    });
  });

  it('let people in wherever the name of the workspace leads them', () => {
    const groups = (frontEnd: string) =>
      baseOf({ backEnd: 'on', frontEnd }).resources('aws_vpc_endpoint')[
        'endpoint-workspace'
      ].security_group_ids;

    expect(groups('off')).toEqual([
      '${aws_security_group.security-endpoints.id}',
    ]);
    // In the VPC, the private name of this endpoint goes before the zone.
    expect(groups('on')).toEqual([
      '${aws_security_group.security-endpoints.id}',
      '${aws_security_group.security-front-end.id}',
    ]);
  });

  it('are put out by their AWS ids, each when it is there', () => {
    const ids = (settings: Record<string, string>) =>
      Object.keys(baseOf(settings).json.output ?? {}).filter(name =>
        name.endsWith('_endpoint_id'),
      );

    expect(ids({ backEnd: 'on', frontEnd: 'on' })).toEqual([
      'front_end_endpoint_id',
      'relay_endpoint_id',
      'workspace_endpoint_id',
    ]);
    expect(ids({ backEnd: 'registered', frontEnd: 'on' })).toEqual([]);
    expect(ids({})).toEqual([]);
  });
});

describe('an isolated network', () => {
  const base = baseOf({ network: 'isolated', backEnd: 'on' });

  it('has one private table for all zones and nothing public', () => {
    expect(Object.keys(base.resources('aws_route_table'))).toEqual([
      'network-routes-private',
      'network-routes-privatelink',
    ]);
    expect(Object.keys(base.resources('aws_subnet'))).toEqual([
      'network-private-us-west-2a',
      'network-private-us-west-2b',
      'network-privatelink-us-west-2a',
      'network-privatelink-us-west-2b',
    ]);
  });

  it('keeps the address plan, so that the way out can be changed in place', () => {
    const plan = (network: string) =>
      baseOf({ network }).resources('terraform_data')['network-address-plan'];

    expect(plan('isolated')).toEqual(plan('nat-per-az'));
  });
});

describe('a network that replaces another one', () => {
  const before = baseOf({ backEnd: 'on' });
  const during = baseOf({
    network: 'swapped',
    backEnd: 'on',
    flowLogs: 'on',
    frontEnd: 'on',
  });

  it('stands beside it under addresses with its number', () => {
    expect(Object.keys(during.resources('aws_vpc'))).toEqual([
      'network-2-vpc',
      'network-vpc',
    ]);
    expect(Object.keys(during.resources('aws_security_group'))).toEqual(
      expect.arrayContaining(
        Object.keys(before.resources('aws_security_group')),
      ),
    );
    expect(
      Object.values(during.resources('aws_security_group')).map(
        ({ name }) => name,
      ),
    ).toEqual([
      'endpoints-payments-dev-2',
      'front-end-payments-dev-2',
      'workspace-payments-dev-2',
      'endpoints-payments-dev',
      'front-end-payments-dev',
      'workspace-payments-dev',
    ]);
    expect(Object.keys(during.resources('aws_flow_log'))).toEqual([
      'flow-logs',
      'flow-logs-2',
    ]);
  });

  it('is the one that the workspace uses from then on', () => {
    expect(during.json.output).toMatchObject({
      vpc_id: { value: '${aws_vpc.network-2-vpc.id}' },
      workspace_security_group_ids: {
        value: ['${aws_security_group.security-2-workspace.id}'],
      },
      workspace_endpoint_id: {
        value: '${aws_vpc_endpoint.endpoint-2-workspace.id}',
      },
    });
  });

  it('lets in who comes from the VPC, each its own', () => {
    expect(
      securityRules(during, 'ingress').filter(rule =>
        rule.includes('front-end'),
      ),
    ).toEqual([
      'security-2-front-end tcp 443 10.0.0.0/22',
      'security-front-end tcp 443 10.0.4.0/22',
    ]);
  });
});

describe('policies of endpoints', () => {
  const policies = (settings: Record<string, string>, more = {}) =>
    Object.fromEntries(
      Object.entries(baseOf(settings, more).resources('aws_vpc_endpoint'))
        .filter(([, { policy }]) => policy !== undefined)
        .map(([name, { policy }]) => [name, String(policy)]),
    );

  it('are there when asked for, on endpoints of AWS services', () => {
    expect(policies({ backEnd: 'on' })).toEqual({});
    expect(
      Object.keys(policies({ backEnd: 'on', endpointPolicies: 'on' })),
    ).toEqual(['endpoint-kinesis-streams', 'endpoint-s3', 'endpoint-sts']);
  });

  it('know every bucket that the project file speaks of', () => {
    const s3 = policies({
      endpointPolicies: 'on',
      catalogs: 'two',
      instanceProfiles: 'created',
    })['endpoint-s3'];

    for (const bucket of [
      'payments-dev-root-100000000002',
      'one-catalog-100000000002',
      'two-catalog-100000000002',
      'acme-exports',
      'acme-imports',
    ]) {
      expect(s3).toContain(`"arn:aws:s3:::${bucket}/*"`);
    }
  });

  it('know the catalogs that other environments of the metastore share', () => {
    const dev = environmentOf({ endpointPolicies: 'on' });
    const prod = (catalog: object, more = {}) => ({
      ...environmentOf({}),
      awsAccountId: '100000000003',
      network: {
        cidr: '10.9.0.0/22',
        availabilityZones: ['us-west-2a', 'us-west-2b'],
      },
      catalogs: { sales: { default: true, ...catalog } },
      ...more,
    });
    const shared = (catalog: object, more = {}) =>
      /"Sid":"(SharedCatalog[^"]*)"/.exec(
        String(
          baseOfProject(
            projectWith({ dev, prod: prod(catalog, more) }),
          ).resources('aws_vpc_endpoint')['endpoint-s3'].policy,
        ),
      )?.[1];
    const bound = (access: string) => ({
      bindings: [{ workspaceId: '1234567890123456', access }],
    });

    expect(shared({})).toBeUndefined();
    expect(shared({ isolation: 'open' })).toBe(
      'SharedCatalogWrites100000000003',
    );
    expect(shared(bound('read-only'))).toBe('SharedCatalogReads100000000003');
    expect(shared(bound('read-write'))).toBe('SharedCatalogWrites100000000003');
    expect(
      shared(
        { isolation: 'open' },
        {
          region: 'eu-west-1',
          network: {
            cidr: '10.9.0.0/22',
            availabilityZones: ['eu-west-1a', 'eu-west-1b'],
          },
        },
      ),
    ).toBeUndefined();
  });
});
