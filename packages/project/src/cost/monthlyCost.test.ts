import { countResources } from './countResources';
import { monthlyCost } from './monthlyCost';
import type { TerraformJson } from './TerraformJson';

const endpoint = (service: string, subnets: number) => ({
  service_name: service,
  vpc_endpoint_type: 'Interface',
  subnet_ids: Array.from(
    { length: subnets },
    (_, i) => `\${aws_subnet.s${i}.id}`,
  ),
});

const BASE: TerraformJson = {
  data: { aws_caller_identity: { me: {} } },
  resource: {
    aws_nat_gateway: { a: {}, b: {} },
    aws_eip: { a: {}, b: {} },
    aws_vpc_endpoint: {
      s3: { vpc_endpoint_type: 'Gateway', route_table_ids: ['a', 'b'] },
      dynamodb: { route_table_ids: ['a'] },
      sts: endpoint('sts', 2),
      kinesis: endpoint('kinesis-streams', 2),
    },
    aws_vpc: { vpc: {} },
  },
};

describe('monthlyCost', () => {
  it('is 102.20 for a development environment with NAT in two zones', () => {
    expect(monthlyCost([BASE, { resource: {} }, {}])).toEqual({
      currency: 'USD',
      asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      priceRegion: 'us-east-1',
      total: 102.2,
      items: [
        {
          type: 'aws_nat_gateway',
          name: 'NAT gateway',
          quantity: 2,
          unitPrice: 32.85,
          monthly: 65.7,
        },
        {
          type: 'aws_eip',
          name: 'public IPv4 address',
          quantity: 2,
          unitPrice: 3.65,
          monthly: 7.3,
        },
        {
          type: 'aws_vpc_endpoint',
          name: 'interface endpoint in one zone',
          quantity: 4,
          unitPrice: 7.3,
          monthly: 29.2,
        },
      ],
    });
  });

  it('adds a dollar for every key, over all stacks', () => {
    const keys: TerraformJson = {
      resource: { aws_kms_key: { s3: {}, workspace: { count: 2 } } },
    };
    expect(monthlyCost([BASE, keys]).total).toBe(105.2);
    expect(monthlyCost([keys, keys]).items).toEqual([
      {
        type: 'aws_kms_key',
        name: 'KMS key',
        quantity: 6,
        unitPrice: 1,
        monthly: 6,
      },
    ]);
  });

  // Idle totals of a two-zone environment, us-east-1 list prices of 2026-08:
  // NAT 32.85, public IPv4 3.65, interface endpoint 7.30 a zone, key 1.
  const environment = (nats: number, services: string[], keys: number) => [
    {
      resource: {
        aws_nat_gateway: { n: { count: nats } },
        aws_eip: { n: { count: nats } },
        aws_vpc_endpoint: Object.fromEntries(
          services.map(service => [service, endpoint(service, 2)]),
        ),
        aws_kms_key: { k: { count: keys } },
      },
    },
  ];
  const AWS = ['sts', 'kinesis-streams'];
  const PRIVATE_LINK = ['workspace', 'relay'];
  it.each([
    ['development', 2, AWS, 0, 102.2],
    ['production-basic', 2, [...AWS, ...PRIVATE_LINK], 0, 131.4],
    ['production-secure', 2, [...AWS, ...PRIVATE_LINK], 1, 132.4],
    ['maximum-security', 2, [...AWS, ...PRIVATE_LINK], 2, 133.4],
    ['development, single NAT', 1, AWS, 0, 65.7],
    ['production-basic, single NAT', 1, [...AWS, ...PRIVATE_LINK], 0, 94.9],
    ['production-secure, single NAT', 1, [...AWS, ...PRIVATE_LINK], 1, 95.9],
    ['maximum-security, single NAT', 1, [...AWS, ...PRIVATE_LINK], 2, 96.9],
    ['development asleep', 0, [], 0, 0],
    ['production-basic asleep', 0, PRIVATE_LINK, 0, 29.2],
  ])('adds up %s', (_, nats, services, keys, total) => {
    expect(monthlyCost(environment(nats, services, keys)).total).toBe(total);
  });

  it('adds up an isolated environment in three zones with three keys', () => {
    const resource = {
      aws_vpc_endpoint: Object.fromEntries(
        [...AWS, ...PRIVATE_LINK].map(name => [name, endpoint(name, 3)]),
      ),
      aws_kms_key: { k: { count: 3 } },
    };
    expect(monthlyCost([{ resource }]).total).toBe(90.6);
  });

  it('counts secrets and hosted zones', () => {
    const resource = {
      aws_secretsmanager_secret: { a: {} },
      aws_route53_zone: { b: {} },
    };
    expect(monthlyCost([{ resource }]).total).toBe(0.9);
  });

  it('is nothing for stacks without anything that is billed', () => {
    expect(monthlyCost([])).toMatchObject({ total: 0, items: [] });
    expect(
      monthlyCost([{ resource: { aws_nat_gateway: { a: { count: 0 } } } }]),
    ).toMatchObject({ total: 0, items: [] });
  });
});

describe('countResources', () => {
  it('counts resources by type, and no data sources', () => {
    expect(countResources(BASE)).toEqual({
      aws_eip: 2,
      aws_nat_gateway: 2,
      aws_vpc: 1,
      aws_vpc_endpoint: 4,
    });
    expect(Object.keys(countResources(BASE))).toEqual(
      Object.keys(countResources(BASE)).sort(),
    );
    expect(countResources({})).toEqual({});
    expect(
      countResources({
        resource: {
          aws_eip: { a: { count: 3 }, b: {} },
          aws_vpc: { x: { count: 0 } },
        },
      }),
    ).toEqual({ aws_eip: 4 });
  });
});
