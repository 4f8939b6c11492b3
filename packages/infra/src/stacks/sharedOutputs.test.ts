import { Connectivity, Project } from '@lakeport/project';
import { projectWith } from '../__testUtils__/projectWith';
import { synthesize } from '../synthesize';

const PARTS = [
  'endpoint_security_group_id',
  'interface_endpoint_ids',
  'nat_gateway_ids',
  'private_route_table_ids',
  'vpc_cidr',
];

function projectOf(connectivity?: Partial<Connectivity>): Project {
  const environment = (account: string, cidr: string) => ({
    awsAccountId: account,
    region: 'us-west-2',
    securityProfile: 'development',
    network: { cidr, availabilityZones: ['us-west-2a', 'us-west-2b'] },
  });
  return projectWith(
    {
      dev: environment('100000000002', '10.0.0.0/22'),
      qa: environment('100000000003', '10.0.4.0/22'),
      prod: environment('100000000004', '10.0.8.0/22'),
    },
    { ...(connectivity && { connectivity }) },
  );
}

function outputsOf(project: Project, environment: string) {
  return (
    synthesize(project).stacks[`payments-${environment}-base`].output ?? {}
  );
}

describe('what stacks between environments read of a base stack', () => {
  const connected = projectOf({
    mode: 'peering',
    members: ['dev', 'qa'],
    networkAcls: false,
  });

  it('is put out of members only, and changes nothing else', () => {
    const before = projectOf();
    for (const environment of ['dev', 'qa']) {
      const outputs = outputsOf(connected, environment);
      expect(
        Object.keys(outputs).filter(
          name => !(name in outputsOf(before, environment)),
        ),
      ).toEqual(PARTS);
    }
    expect(synthesize(connected).stacks['payments-prod-base']).toEqual(
      synthesize(before).stacks['payments-prod-base'],
    );
  });

  it('names tables, gateways and endpoints of the network', () => {
    const outputs = outputsOf(connected, 'dev');

    expect(outputs.vpc_cidr.value).toBe('10.0.0.0/22');
    expect(outputs.private_route_table_ids.value).toEqual([
      '${aws_route_table.network-routes-private-us-west-2a.id}',
      '${aws_route_table.network-routes-private-us-west-2b.id}',
    ]);
    expect(outputs.nat_gateway_ids.value).toEqual([
      '${aws_nat_gateway.network-routes-nat-us-west-2a.id}',
      '${aws_nat_gateway.network-routes-nat-us-west-2b.id}',
    ]);
    expect(outputs.interface_endpoint_ids.value).toEqual([
      '${aws_vpc_endpoint.endpoint-sts.id}',
      '${aws_vpc_endpoint.endpoint-kinesis-streams.id}',
    ]);
    expect(outputs.endpoint_security_group_id.value).toBe(
      '${aws_security_group.security-endpoints.id}',
    );
  });

  it('has no gateways and fewer endpoints while the network is asleep', () => {
    const { stacks } = synthesize(connected, { asleep: { dev: true } });
    const { output = {} } = stacks['payments-dev-base'];

    expect(output.nat_gateway_ids.value).toEqual([]);
    expect(output.interface_endpoint_ids.value).toEqual([]);
  });
});
