import {
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewayRouteTablesCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  EC2Client,
  SearchTransitGatewayRoutesCommand,
  type DescribeSubnetsCommandInput,
  type SearchTransitGatewayRoutesCommandInput,
} from '@aws-sdk/client-ec2';
import { mockClient } from 'aws-sdk-client-mock';
import { bulkhead } from 'cockatiel';
import { Ec2Query } from './Ec2Query';
import { explainAwsError } from './explainAwsError';
import { networkParts } from './networkParts';
import { readNetwork } from './readNetwork';

const ec2 = mockClient(EC2Client);

const query = (vpcIds?: string[]) =>
  new Ec2Query({
    client: new EC2Client({ region: 'us-west-2' }),
    limit: bulkhead(4, Infinity),
    signal: new AbortController().signal,
    vpcIds,
  });
const read = (vpcIds?: string[]) => readNetwork(query(vpcIds), explainAwsError);
const named = (name: string, message = 'No') =>
  Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: 400 },
  });

beforeEach(() => {
  ec2.reset();
  ec2.onAnyCommand().resolves({});
});

describe('pages of EC2', () => {
  /** Subnets over pages of the given lengths; a page names the next by its number. */
  const pagesOf = (lengths: number[]) => {
    ec2
      .on(DescribeSubnetsCommand)
      .callsFake(({ NextToken }: DescribeSubnetsCommandInput) => {
        const page = Number(NextToken ?? 0);
        const before = lengths.slice(0, page).reduce((sum, n) => sum + n, 0);
        return {
          Subnets: Array.from({ length: lengths[page] }, (_, index) => ({
            SubnetId: `subnet-${before + index}`,
          })),
          ...(page + 1 < lengths.length && { NextToken: String(page + 1) }),
        };
      });
  };

  it.each([[[0]], [[3]], [[2, 2, 1]], [[0, 0, 3]], [[2, 0, 0, 1]], [[1, 0]]])(
    'are read to their end, whatever is on them: %j',
    async lengths => {
      pagesOf(lengths);
      const total = lengths.reduce((sum, n) => sum + n, 0);
      const subnets = await networkParts.subnets.read(query());
      expect(subnets.map(({ SubnetId }) => SubnetId)).toEqual(
        Array.from({ length: total }, (_, index) => `subnet-${index}`),
      );
      expect(ec2.commandCalls(DescribeSubnetsCommand)).toHaveLength(
        lengths.length,
      );
    },
  );

  it('are asked for in sizes that EC2 takes', async () => {
    await read();
    const sizes = ec2
      .calls()
      .map(({ args: [{ input }] }) =>
        'MaxResults' in input ? input.MaxResults : undefined,
      );
    expect(new Set(sizes)).toEqual(new Set([100, 1_000, undefined]));
    const [call] = ec2.commandCalls(DescribeRouteTablesCommand);
    // EC2 refuses more than 100 route tables on a page.
    expect(call.args[0].input.MaxResults).toBe(100);
  });

  it('end with an error when one names a page that was there before', async () => {
    let calls = 0;
    ec2.on(DescribeSubnetsCommand).callsFake(() => {
      calls++;
      return { Subnets: [{ SubnetId: 'subnet-1' }], NextToken: `${calls % 2}` };
    });
    const { subnets, errors, routeTables } = await read();
    expect(subnets).toBeUndefined();
    expect(routeTables).toEqual([]);
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeSubnets',
        message: expect.stringMatching(/^EndlessListError: .*no end$/),
      },
    ]);
    expect(calls).toBe(3);
  });

  it('cost VPCs alone when it is theirs that have no end', async () => {
    ec2.on(DescribeVpcsCommand).resolves({ NextToken: 'again' });
    const { vpcs, vpcAttributes, subnets, errors } = await read();
    expect([vpcs, vpcAttributes, subnets]).toEqual([undefined, undefined, []]);
    expect(errors.map(({ action }) => action)).toEqual(['ec2:DescribeVpcs']);
  });
});

describe('some VPCs', () => {
  it('are asked for 200 at a time, which is as many as a filter takes', async () => {
    const ids = Array.from({ length: 450 }, (_, n) => `vpc-${n}`);
    ec2
      .on(DescribeSubnetsCommand)
      .callsFake(({ Filters }: DescribeSubnetsCommandInput) => ({
        Subnets: Filters?.[0].Values?.map(VpcId => ({ VpcId })),
      }));
    const subnets = await networkParts.subnets.read(query(ids));
    expect(subnets.map(({ VpcId }) => VpcId)).toEqual(ids);
    expect(
      ec2
        .commandCalls(DescribeSubnetsCommand)
        .map(({ args: [{ input }] }) => input.Filters?.[0].Values?.length),
    ).toEqual([200, 200, 50]);
  });

  it('are not the whole region when there are none', async () => {
    await expect(networkParts.vpcs.read(query([]))).resolves.toEqual([]);
    expect(ec2.calls()).toEqual([]);
  });

  it('are asked for by the filters that EC2 has', async () => {
    ec2.on(DescribeSecurityGroupsCommand).resolves({
      SecurityGroups: [{ GroupId: 'sg-1' }],
    });
    await read(['vpc-1']);
    const filtersOf = (command: Parameters<typeof ec2.commandCalls>[0]) =>
      ec2.commandCalls(command).map(({ args: [{ input }] }) => {
        return 'Filters' in input ? input.Filters : undefined;
      });
    const of = (Name: string, value: string) => [{ Name, Values: [value] }];
    expect(filtersOf(DescribeInternetGatewaysCommand)).toEqual([
      of('attachment.vpc-id', 'vpc-1'),
    ]);
    expect(filtersOf(DescribeSecurityGroupRulesCommand)).toEqual([
      of('group-id', 'sg-1'),
    ]);
    expect(filtersOf(DescribeVpcPeeringConnectionsCommand)).toEqual([
      of('requester-vpc-info.vpc-id', 'vpc-1'),
      of('accepter-vpc-info.vpc-id', 'vpc-1'),
    ]);
  });

  it('have a connection between two of them once', async () => {
    ec2.on(DescribeVpcPeeringConnectionsCommand).resolves({
      VpcPeeringConnections: [{ VpcPeeringConnectionId: 'pcx-1' }],
    });
    const { vpcPeeringConnections } = await read(['vpc-1', 'vpc-2']);
    expect(vpcPeeringConnections).toEqual([
      { VpcPeeringConnectionId: 'pcx-1' },
    ]);
  });

  it('have all rules of the region when their groups cannot be read', async () => {
    ec2
      .on(DescribeSecurityGroupsCommand)
      .rejects(named('UnauthorizedOperation'));
    ec2.on(DescribeSecurityGroupRulesCommand).resolves({
      SecurityGroupRules: [{ SecurityGroupRuleId: 'sgr-1' }],
    });
    const { securityGroupRules, errors } = await read(['vpc-1']);
    expect(securityGroupRules).toHaveLength(1);
    expect(errors.map(({ action }) => action)).toEqual([
      'ec2:DescribeSecurityGroups',
    ]);
  });
});

describe('attributes of VPCs', () => {
  const vpcs = (...ids: string[]) =>
    ec2
      .on(DescribeVpcsCommand)
      .resolves({ Vpcs: ids.map(VpcId => ({ VpcId })) });

  it('are put together', async () => {
    vpcs('vpc-1');
    ec2
      .on(DescribeVpcAttributeCommand, { Attribute: 'enableDnsSupport' })
      .resolves({ EnableDnsSupport: { Value: true } })
      .on(DescribeVpcAttributeCommand, { Attribute: 'enableDnsHostnames' })
      .resolves({ EnableDnsHostnames: { Value: false } });
    const { vpcAttributes } = await read();
    expect(vpcAttributes).toEqual([
      {
        VpcId: 'vpc-1',
        EnableDnsSupport: { Value: true },
        EnableDnsHostnames: { Value: false },
      },
    ]);
  });

  it('are not missed of a VPC that is gone', async () => {
    vpcs('vpc-1', 'vpc-2');
    ec2
      .on(DescribeVpcAttributeCommand, { VpcId: 'vpc-1' })
      .rejects(named('InvalidVpcID.NotFound'));
    const { vpcAttributes, errors } = await read();
    expect(vpcAttributes?.map(({ VpcId }) => VpcId)).toEqual(['vpc-2']);
    expect(errors).toEqual([]);
  });

  it('are those of the other VPCs when one fails', async () => {
    vpcs('vpc-1', 'vpc-2');
    ec2
      .on(DescribeVpcAttributeCommand, { VpcId: 'vpc-1' })
      .rejects(named('InternalError', 'Try later'));
    const { vpcAttributes, errors } = await read();
    expect(vpcAttributes?.map(({ VpcId }) => VpcId)).toEqual(['vpc-2']);
    expect(errors).toEqual([
      {
        action: 'ec2:DescribeVpcAttribute',
        message: 'InternalError: Try later',
      },
    ]);
  });

  it('are asked for no more after a refusal', async () => {
    vpcs(...Array.from({ length: 60 }, (_, n) => `vpc-${n}`));
    ec2.on(DescribeVpcAttributeCommand).rejects(named('UnauthorizedOperation'));
    const { vpcAttributes, errors } = await read();
    expect(vpcAttributes).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(
      ec2.commandCalls(DescribeVpcAttributeCommand).length,
    ).toBeLessThanOrEqual(8);
  });
});

describe('transit gateways', () => {
  /** VPCs that are attached to gateways of so many route tables. */
  const attached = (tables: number) => {
    ec2.on(DescribeTransitGatewayVpcAttachmentsCommand).resolves({
      TransitGatewayVpcAttachments: ['tgw-1', 'tgw-2', 'tgw-1'].map(
        TransitGatewayId => ({ TransitGatewayId }),
      ),
    });
    ec2.on(DescribeTransitGatewayAttachmentsCommand).resolves({
      TransitGatewayAttachments: [{ ResourceId: 'vpc-1' }],
    });
    ec2.on(DescribeTransitGatewayRouteTablesCommand).resolves({
      TransitGatewayRouteTables: Array.from({ length: tables }, (_, n) => ({
        TransitGatewayRouteTableId: `tgw-rtb-${n}`,
      })),
    });
  };
  const searches = () =>
    ec2
      .commandCalls(SearchTransitGatewayRoutesCommand)
      .map(({ args: [{ input }] }) => input);

  it('are asked about no further where no VPC is attached', async () => {
    const answers = await read();
    expect(answers).toMatchObject({
      transitGatewayVpcAttachments: [],
      transitGatewayAttachments: [],
      transitGatewayRouteTables: [],
      transitGatewayRoutes: [],
    });
    expect(
      ec2.commandCalls(DescribeTransitGatewayRouteTablesCommand),
    ).toHaveLength(0);
  });

  it('have the routes of every table, all pages of them', async () => {
    attached(3);
    ec2
      .on(SearchTransitGatewayRoutesCommand)
      .callsFake(
        ({
          NextToken,
          TransitGatewayRouteTableId: id,
        }: SearchTransitGatewayRoutesCommandInput) => ({
          Routes: [{ DestinationCidrBlock: `${id} ${NextToken ?? 'first'}` }],
          AdditionalRoutesAvailable: NextToken === undefined,
          ...(NextToken === undefined && { NextToken: 'last' }),
        }),
      );
    const { errors, transitGatewayRoutes } = await read();
    expect(errors).toEqual([]);
    expect(transitGatewayRoutes).toEqual(
      [0, 1, 2].map(n => ({
        TransitGatewayRouteTableId: `tgw-rtb-${n}`,
        Routes: ['first', 'last'].map(page => ({
          DestinationCidrBlock: `tgw-rtb-${n} ${page}`,
        })),
        AdditionalRoutesAvailable: false,
      })),
    );
    // EC2 demands a filter, and its pages are the largest without a number.
    expect(searches()[0]).toMatchObject({
      Filters: [{ Name: 'state', Values: ['active', 'blackhole'] }],
      MaxResults: undefined,
    });
  });

  it('say so where EC2 has more routes, and no page of them', async () => {
    attached(1);
    ec2.on(SearchTransitGatewayRoutesCommand).resolves({
      Routes: [{}],
      AdditionalRoutesAvailable: true,
    });
    const { transitGatewayRoutes } = await read();
    expect(transitGatewayRoutes?.[0].AdditionalRoutesAvailable).toBe(true);
  });

  it('of some VPCs are those that these are attached to', async () => {
    attached(1);
    await read(['vpc-1']);
    for (const command of [
      DescribeTransitGatewayAttachmentsCommand,
      DescribeTransitGatewayRouteTablesCommand,
    ]) {
      const calls = ec2.commandCalls(command);
      expect(calls.map(({ args: [{ input }] }) => input)).toMatchObject([
        {
          Filters: [{ Name: 'transit-gateway-id', Values: ['tgw-1', 'tgw-2'] }],
        },
      ]);
    }
  });

  it('are all asked for where it could not be read which are attached', async () => {
    attached(1);
    ec2
      .on(DescribeTransitGatewayVpcAttachmentsCommand)
      .rejects(named('UnauthorizedOperation'));
    const answers = await read(['vpc-1']);
    expect(answers.transitGatewayVpcAttachments).toBeUndefined();
    expect(answers.transitGatewayAttachments).toHaveLength(1);
    expect(answers.transitGatewayRoutes).toHaveLength(1);
    expect(answers.errors.map(({ action }) => action)).toEqual([
      'ec2:DescribeTransitGatewayVpcAttachments',
    ]);
  });

  it('have no tables where another account owns them, which is no error', async () => {
    attached(0);
    const { errors, transitGatewayRoutes } = await read();
    expect([errors, transitGatewayRoutes]).toEqual([[], []]);
    expect(searches()).toEqual([]);
  });

  it('cost the other parts nothing when they cannot be read', async () => {
    attached(1);
    ec2
      .on(DescribeTransitGatewayRouteTablesCommand)
      .rejects(named('UnauthorizedOperation'));
    const answers = await read();
    expect(answers.transitGatewayAttachments).toHaveLength(1);
    expect(answers.transitGatewayRouteTables).toBeUndefined();
    expect(answers.transitGatewayRoutes).toBeUndefined();
    expect(answers.subnets).toEqual([]);
    expect(answers.errors).toEqual([
      {
        action: 'ec2:DescribeTransitGatewayRouteTables',
        message: 'UnauthorizedOperation: No',
      },
    ]);
  });

  it('are searched no more after a refusal', async () => {
    attached(20);
    ec2
      .on(SearchTransitGatewayRoutesCommand)
      .rejects(named('UnauthorizedOperation'));
    const { errors, transitGatewayRoutes } = await read();
    expect(transitGatewayRoutes).toBeUndefined();
    expect(errors.map(({ action }) => action)).toEqual([
      'ec2:SearchTransitGatewayRoutes',
    ]);
    expect(searches()).toHaveLength(1);
  });

  it('have the routes of the other tables when one fails, or is gone', async () => {
    attached(3);
    ec2.on(SearchTransitGatewayRoutesCommand).resolves({ Routes: [] });
    const search = (id: string, error: Error) =>
      ec2
        .on(SearchTransitGatewayRoutesCommand, {
          TransitGatewayRouteTableId: id,
        })
        .rejects(error);
    search('tgw-rtb-2', named('InvalidRouteTableID.NotFound'));
    expect((await read()).errors).toEqual([]);
    search('tgw-rtb-0', named('InternalError', 'Try later'));
    const { errors, transitGatewayRoutes } = await read();
    expect(
      transitGatewayRoutes?.map(({ TransitGatewayRouteTableId: id }) => id),
    ).toEqual(['tgw-rtb-1']);
    expect(errors).toEqual([
      {
        action: 'ec2:SearchTransitGatewayRoutes',
        message: 'InternalError: Try later',
      },
    ]);
  });
});

it('keeps of network interfaces what is counted', async () => {
  ec2.on(DescribeNetworkInterfacesCommand).resolves({
    NetworkInterfaces: [
      {
        NetworkInterfaceId: 'eni-1',
        SubnetId: 'subnet-1',
        PrivateIpAddress: '10.0.0.1',
      },
    ],
  });
  const { networkInterfaces } = await read();
  expect(networkInterfaces).toEqual([
    { NetworkInterfaceId: 'eni-1', SubnetId: 'subnet-1' },
  ]);
});
