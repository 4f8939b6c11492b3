import { Project } from '@lakeport/project';
import { brokenInvariants } from '../__testUtils__/brokenInvariants';
import { brokenConnectivity } from '../__testUtils__/brokenConnectivity';
import { connected } from '../__testUtils__/connected';
import { synthesize } from '../synthesize';

function connectivityOf(project: Project) {
  const result = synthesize(project);
  const json = result.stacks['payments-connectivity'];
  return {
    entry: result.manifest.stacks['payments-connectivity'],
    order: result.manifest.order,
    json,
    resources: (type: string) => json.resource?.[type] ?? {},
    broken: [
      ...brokenInvariants(project, result),
      ...brokenConnectivity(project, result),
    ],
  };
}

const count = (resources: Record<string, unknown>) =>
  Object.keys(resources).length;

describe('ConnectivityStack', () => {
  const two = { stores: {}, online: { region: 'us-east-1' } };
  const four = {
    stores: {},
    online: {},
    depot: { account: '100000000010' },
    recovery: { region: 'eu-central-1' },
  };

  it('is deployed by its name, after the base stacks that it reads', () => {
    const { broken, entry, order } = connectivityOf(
      connected(two, { mode: 'peering' }),
    );

    expect(broken).toEqual([]);
    expect(entry).toEqual({
      name: 'payments-connectivity',
      environment: 'connectivity',
      kind: 'connectivity',
      dependsOn: ['payments-online-base', 'payments-stores-base'],
      path: 'stacks/payments-connectivity/cdk.tf.json',
    });
    expect(order.at(-1)).toBe('payments-connectivity');
  });

  it('is not there without connectivity', () => {
    const project = connected(two, { mode: 'peering' });
    const { manifest } = synthesize({
      ...project,
      spec: { ...project.spec, connectivity: undefined },
    });

    expect(Object.keys(manifest.stacks)).not.toContain('payments-connectivity');
  });

  it('peers two accounts with the provider of each, and resolves names both ways', () => {
    const { resources } = connectivityOf(connected(two, { mode: 'peering' }));
    const connection =
      '${aws_vpc_peering_connection.peering-stores_online-connection.id}';
    const accepted =
      '${aws_vpc_peering_connection_accepter.peering-stores_online-accepter.id}';

    expect(resources('aws_vpc_peering_connection')).toEqual({
      'peering-stores_online-connection': {
        provider: 'aws.account-100000000010-us-west-2',
        vpc_id: '${data.terraform_remote_state.stores-base.outputs.vpc_id}',
        peer_vpc_id:
          '${data.terraform_remote_state.online-base.outputs.vpc_id}',
        peer_owner_id: '100000000011',
        peer_region: 'us-east-1',
        tags: { Name: 'payments-stores-online' },
      },
    });
    expect(resources('aws_vpc_peering_connection_accepter')).toEqual({
      'peering-stores_online-accepter': {
        provider: 'aws.account-100000000011-us-east-1',
        vpc_peering_connection_id: connection,
        auto_accept: true,
        tags: { Name: 'payments-stores-online' },
      },
    });
    expect(resources('aws_vpc_peering_connection_options')).toEqual({
      'peering-stores_online-requester-options': {
        provider: 'aws.account-100000000010-us-west-2',
        vpc_peering_connection_id: accepted,
        requester: { allow_remote_vpc_dns_resolution: true },
      },
      'peering-stores_online-accepter-options': {
        provider: 'aws.account-100000000011-us-east-1',
        vpc_peering_connection_id: accepted,
        accepter: { allow_remote_vpc_dns_resolution: true },
      },
    });
    expect(count(resources('aws_route'))).toBe(4);
  });

  it('sets the options of both sides at once where they are one', () => {
    const { resources } = connectivityOf(
      connected(
        { stores: {}, online: { account: '100000000010' } },
        { mode: 'peering' },
      ),
    );

    expect(resources('aws_vpc_peering_connection_options')).toMatchObject({
      'peering-stores_online-requester-options': {
        requester: { allow_remote_vpc_dns_resolution: true },
        accepter: { allow_remote_vpc_dns_resolution: true },
      },
    });
    expect(count(resources('aws_vpc_peering_connection_options'))).toBe(1);
  });

  it('routes in one table where there is one', () => {
    const { resources } = connectivityOf(
      connected(
        { stores: { egress: 'single-nat' }, online: { egress: 'isolated' } },
        { mode: 'peering' },
      ),
    );

    expect(Object.values(resources('aws_route'))).toEqual([
      expect.objectContaining({
        route_table_id:
          '${data.terraform_remote_state.online-base.outputs.private_route_table_ids[0]}',
        destination_cidr_block: '10.0.0.0/20',
      }),
      expect.objectContaining({
        route_table_id:
          '${data.terraform_remote_state.stores-base.outputs.private_route_table_ids[0]}',
        destination_cidr_block: '10.1.0.0/20',
      }),
    ]);
  });

  it('has a transit gateway in each region, in the account of its first member', () => {
    const { broken, json, resources } = connectivityOf(
      connected(four, { mode: 'transit-gateway' }),
    );

    expect(broken).toEqual([]);
    expect(resources('aws_ec2_transit_gateway')).toMatchObject({
      'gateway-us-west-2': {
        provider: 'aws.account-100000000010-us-west-2',
        default_route_table_association: 'disable',
        default_route_table_propagation: 'disable',
        auto_accept_shared_attachments: 'disable',
      },
      'gateway-eu-central-1': {
        provider: 'aws.account-100000000013-eu-central-1',
      },
    });
    // One of four is of another account than its region's gateway.
    expect(count(resources('aws_ec2_transit_gateway_vpc_attachment'))).toBe(4);
    expect(
      resources('aws_ec2_transit_gateway_vpc_attachment_accepter'),
    ).toMatchObject({
      'gateway-us-west-2-accepter-online': {
        provider: 'aws.account-100000000010-us-west-2',
        transit_gateway_default_route_table_association: false,
        transit_gateway_default_route_table_propagation: false,
      },
    });
    expect(
      resources('aws_ec2_transit_gateway_vpc_attachment')[
        'gateway-us-west-2-attachment-online'
      ],
    ).not.toHaveProperty('transit_gateway_default_route_table_association');
    expect(json.output?.transit_gateways.value).toEqual({
      'us-west-2': {
        id: '${aws_ec2_transit_gateway.gateway-us-west-2.id}',
        route_table_id:
          '${aws_ec2_transit_gateway_route_table.gateway-us-west-2-routes.id}',
      },
      'eu-central-1': expect.anything(),
    });
  });

  it('shares a gateway within the organization, or invites', () => {
    const within = connectivityOf(connected(four, { mode: 'transit-gateway' }));
    const invited = connectivityOf(
      connected(four, { mode: 'transit-gateway', sharing: 'invitation' }),
    );

    expect(within.resources('aws_ram_resource_share')).toMatchObject({
      'gateway-us-west-2-share': { allow_external_principals: false },
    });
    expect(within.resources('aws_ram_resource_share_accepter')).toEqual({});
    expect(invited.resources('aws_ram_resource_share')).toMatchObject({
      'gateway-us-west-2-share': { allow_external_principals: true },
    });
    expect(invited.resources('aws_ram_resource_share_accepter')).toMatchObject({
      'gateway-us-west-2-share-accepter-online': {
        provider: 'aws.account-100000000011-us-west-2',
      },
    });
    for (const { resources } of [within, invited]) {
      expect(resources('aws_ram_principal_association')).toMatchObject({
        'gateway-us-west-2-share-principal-online': {
          provider: 'aws.account-100000000010-us-west-2',
          principal: '100000000011',
        },
      });
    }
  });

  it('shares nothing within an account, and waits for nothing then', () => {
    const { json, resources } = connectivityOf(
      connected(
        { stores: {}, online: { account: '100000000010' } },
        { mode: 'transit-gateway' },
      ),
    );

    expect(resources('aws_ram_resource_share')).toEqual({});
    expect(
      resources('aws_ec2_transit_gateway_vpc_attachment_accepter'),
    ).toEqual({});
    expect(json.provider).not.toHaveProperty('time');
  });

  it('becomes what the run says in each account, on a platform', () => {
    const project = connected(two, { mode: 'peering' });
    const { json } = connectivityOf({
      ...project,
      spec: { ...project.spec, platform: 'acme' },
    });

    expect(json.variable).toMatchObject({
      aws_role_arn_100000000010: {
        ephemeral: true,
        default: 'arn:aws:iam::100000000010:role/TerraformChildRole',
      },
      aws_role_arn_100000000011: { ephemeral: true },
    });
    expect(json.provider?.aws).toMatchObject([
      { assume_role: [{ role_arn: '${var.aws_role_arn_100000000010}' }] },
      { assume_role: [{ role_arn: '${var.aws_role_arn_100000000011}' }] },
    ]);
  });

  it('keeps the providers of environments that are no members any more', () => {
    const project = connected({ ...two, depot: {} }, { mode: 'peering' });
    const { json } = connectivityOf({
      ...project,
      spec: {
        ...project.spec,
        connectivity: {
          mode: 'peering',
          members: ['stores', 'online'],
          sharing: 'organization',
          networkAcls: false,
        },
      },
    });

    expect(json.provider?.aws).toContainEqual(
      expect.objectContaining({ alias: 'account-100000000012-us-west-2' }),
    );
  });

  it('refuses networks that overlap and members without one', () => {
    const project = connected(two, { mode: 'peering' });
    const { online, stores } = project.spec.environments;
    const withOnline = (network: typeof online.network) => () =>
      synthesize({
        ...project,
        spec: {
          ...project.spec,
          environments: { stores, online: { ...online, network } },
        },
      });

    if (online.network.mode !== 'create') {
      throw new Error('The network of the test is made here');
    }
    expect(withOnline({ ...online.network, cidr: '10.0.8.0/21' })).toThrow(
      'The networks of stores (10.0.0.0/20) and online (10.0.8.0/21) overlap and cannot be connected; give one of them another range',
    );
    expect(() =>
      synthesize({
        ...project,
        spec: {
          ...project.spec,
          connectivity: {
            mode: 'peering',
            members: ['stores', 'nobody'],
            sharing: 'organization',
            networkAcls: false,
          },
        },
      }),
    ).toThrow(
      'Environment nobody cannot be connected: it has no network that is made here',
    );
  });
});
