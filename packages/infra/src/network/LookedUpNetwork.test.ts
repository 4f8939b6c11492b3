import { baseOf } from '../__testUtils__/baseOf';

const VPC = 'vpc-0a1b2c3d4e5f60718';

describe('LookedUpNetwork', () => {
  it('looks up everything that the file says of it, as that of the VPC', () => {
    const base = baseOf({ network: 'existing-nat' });
    const inVpc = { vpc_id: '${data.aws_vpc.network-vpc.id}' };

    expect(base.json.data).toEqual({
      aws_vpc: { 'network-vpc': { id: VPC } },
      aws_subnet: {
        'network-subnet-0a1b2c3d4e5f60718': {
          id: 'subnet-0a1b2c3d4e5f60718',
          ...inVpc,
        },
        'network-subnet-0a1b2c3d4e5f60719': {
          id: 'subnet-0a1b2c3d4e5f60719',
          ...inVpc,
        },
      },
      aws_security_group: {
        'network-sg-0a1b2c3d4e5f60718': {
          id: 'sg-0a1b2c3d4e5f60718',
          ...inVpc,
        },
        'network-sg-0a1b2c3d4e5f60719': {
          id: 'sg-0a1b2c3d4e5f60719',
          ...inVpc,
        },
      },
      aws_vpc_endpoint: {
        'network-endpoint-kinesis-streams': {
          service_name: 'com.amazonaws.us-west-2.kinesis-streams',
          ...inVpc,
        },
        'network-endpoint-s3': {
          service_name: 'com.amazonaws.us-west-2.s3',
          ...inVpc,
        },
        'network-endpoint-sts': {
          service_name: 'com.amazonaws.us-west-2.sts',
          ...inVpc,
        },
      },
      aws_nat_gateways: {
        'network-nat-gateways': {
          filter: [{ name: 'state', values: ['available'] }],
          ...inVpc,
        },
      },
    });
  });

  it('looks for no NAT gateway where its owner says that there is none', () => {
    expect(
      baseOf({ network: 'existing-isolated' }).data('aws_nat_gateways'),
    ).toEqual({});
  });

  it('is put out as it was found, so that nothing goes on without it', () => {
    expect(baseOf({ network: 'existing-nat' }).json.output).toMatchObject({
      vpc_id: { value: '${data.aws_vpc.network-vpc.id}' },
      private_subnet_ids: {
        value: [
          '${data.aws_subnet.network-subnet-0a1b2c3d4e5f60718.id}',
          '${data.aws_subnet.network-subnet-0a1b2c3d4e5f60719.id}',
        ],
      },
      workspace_security_group_ids: {
        value: [
          '${data.aws_security_group.network-sg-0a1b2c3d4e5f60718.id}',
          '${data.aws_security_group.network-sg-0a1b2c3d4e5f60719.id}',
        ],
      },
    });
  });
});
