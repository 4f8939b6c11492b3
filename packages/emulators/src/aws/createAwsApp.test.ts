import * as ec2 from '@aws-sdk/client-ec2';
import { ServiceFaults } from '../faults/ServiceFaults';
import { startHttpServer, type RunningServer } from '../http/startHttpServer';
import { createAwsApp } from './createAwsApp';
import {
  ACCOUNT,
  heldNetwork,
  PEER,
  REGION,
} from './__testUtils__/heldNetwork';

const objects = heldNetwork();
const faults = new ServiceFaults();
let server: RunningServer;

beforeAll(async () => {
  server = await startHttpServer(
    createAwsApp({
      account: {
        objects: ({ type } = {}) =>
          objects.filter(object => !type || object.type === type),
      },
      faults,
    }),
    { port: 0 },
  );
});
afterAll(() => server.stop());
afterEach(() => faults.clear());

const clientOf = (
  credentials: {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
  },
  region = REGION,
) =>
  new ec2.EC2Client({
    endpoint: server.url,
    region,
    credentials,
    maxAttempts: 1,
  });
const user = (accountId: string) => ({
  accessKeyId: `AKIA${accountId}`,
  secretAccessKey: 'demo',
});
const client = () => clientOf(user(ACCOUNT));
const inVpc = { Filters: [{ Name: 'vpc-id', Values: ['vpc-1'] }] };

/** STS has no client here: it is asked as its clients ask. */
async function sts(
  form: Record<string, string>,
  key = `AKIA${ACCOUNT}`,
  token?: string,
): Promise<{ status: number; text: string }> {
  const response = await fetch(server.url, {
    method: 'POST',
    body: new URLSearchParams({ Version: '2011-06-15', ...form }),
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20261101/${REGION}/sts/aws4_request, SignedHeaders=host, Signature=0`,
      ...(token ? { 'x-amz-security-token': token } : {}),
    },
  });
  return { status: response.status, text: await response.text() };
}
const element = (text: string, name: string) =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '';

async function roleIn(accountId: string) {
  const { text } = await sts({
    Action: 'AssumeRole',
    RoleArn: `arn:aws:iam::${accountId}:role/lakeport-network-read`,
    RoleSessionName: 'lakeport',
  });
  return {
    accessKeyId: element(text, 'AccessKeyId'),
    secretAccessKey: element(text, 'SecretAccessKey'),
    sessionToken: element(text, 'SessionToken'),
  };
}

describe('EC2, as its own SDK reads it', () => {
  it('gives VPCs with their attributes', async () => {
    const { Vpcs } = await client().send(new ec2.DescribeVpcsCommand({}));
    expect(Vpcs).toMatchObject([
      {
        VpcId: 'vpc-1',
        OwnerId: ACCOUNT,
        CidrBlock: '10.0.0.0/22',
        CidrBlockAssociationSet: [
          {
            CidrBlock: '10.0.0.0/22',
            CidrBlockState: { State: 'associated' },
          },
        ],
        Tags: [
          { Key: 'Name', Value: 'a <b> & "c"' },
          { Key: 'team', Value: 'größe' },
        ],
      },
    ]);
    const attribute = (Attribute: ec2.VpcAttributeName) =>
      client().send(
        new ec2.DescribeVpcAttributeCommand({ VpcId: 'vpc-1', Attribute }),
      );
    expect(await attribute('enableDnsSupport')).toMatchObject({
      VpcId: 'vpc-1',
      EnableDnsSupport: { Value: true },
    });
    expect(await attribute('enableDnsHostnames')).toMatchObject({
      EnableDnsHostnames: { Value: false },
    });
  });

  it('counts the free addresses of subnets', async () => {
    const { Subnets } = await client().send(
      new ec2.DescribeSubnetsCommand(inVpc),
    );
    expect(
      Subnets?.map(subnet => [
        subnet.SubnetId,
        subnet.AvailableIpAddressCount,
        subnet.AvailabilityZone,
      ]),
    ).toEqual([
      // Twelve nodes and an endpoint; the NAT gateway is in the other one.
      ['subnet-a', 256 - 5 - 13, `${REGION}a`],
      ['subnet-b', 16 - 5 - 1, `${REGION}b`],
    ]);
  });

  it('gives route tables with the main one and what leads nowhere', async () => {
    const { RouteTables } = await client().send(
      new ec2.DescribeRouteTablesCommand(inVpc),
    );
    expect(RouteTables).toMatchObject([
      {
        RouteTableId: 'rtb-main',
        Associations: [{ Main: true }],
        Routes: [{ GatewayId: 'local', DestinationCidrBlock: '10.0.0.0/22' }],
      },
      {
        RouteTableId: 'rtb-a',
        VpcId: 'vpc-1',
        Associations: [
          {
            Main: false,
            SubnetId: 'subnet-a',
            AssociationState: { State: 'associated' },
          },
        ],
        Routes: [
          { GatewayId: 'local', State: 'active' },
          { NatGatewayId: 'nat-1', State: 'active' },
          { VpcPeeringConnectionId: 'pcx-gone', State: 'blackhole' },
          { DestinationPrefixListId: 'pl-s3', GatewayId: 'vpce-s3' },
        ],
      },
    ]);
  });

  it('gives gateways, endpoints, prefix lists and addresses', async () => {
    const all = client();
    const attachment = {
      Filters: [{ Name: 'attachment.vpc-id', Values: ['vpc-1'] }],
    };
    expect(
      await all.send(
        new ec2.DescribeNatGatewaysCommand({ Filter: inVpc.Filters }),
      ),
    ).toMatchObject({
      NatGateways: [
        {
          NatGatewayId: 'nat-1',
          VpcId: 'vpc-1',
          State: 'available',
          ConnectivityType: 'public',
          NatGatewayAddresses: [{ PublicIp: '203.0.113.1', IsPrimary: true }],
        },
      ],
    });
    expect(
      await all.send(new ec2.DescribeInternetGatewaysCommand(attachment)),
    ).toMatchObject({
      InternetGateways: [
        { InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1' }] },
      ],
    });
    expect(
      await all.send(new ec2.DescribeEgressOnlyInternetGatewaysCommand({})),
    ).toMatchObject({
      EgressOnlyInternetGateways: [{ EgressOnlyInternetGatewayId: 'eigw-1' }],
    });
    expect(
      await all.send(new ec2.DescribeVpcEndpointsCommand(inVpc)),
    ).toMatchObject({
      VpcEndpoints: [
        {
          VpcEndpointId: 'vpce-s3',
          VpcEndpointType: 'Gateway',
          RouteTableIds: ['rtb-a'],
          PolicyDocument: '{"Statement":[]}',
        },
        {
          VpcEndpointId: 'vpce-rest',
          PrivateDnsEnabled: true,
          SubnetIds: ['subnet-a'],
          Groups: [{ GroupId: 'sg-1', GroupName: 'workers' }],
          NetworkInterfaceIds: ['eni-rest'],
        },
      ],
    });
    expect(
      await all.send(new ec2.DescribeManagedPrefixListsCommand({})),
    ).toMatchObject({
      PrefixLists: [
        {
          PrefixListId: 'pl-s3',
          PrefixListName: `com.amazonaws.${REGION}.s3`,
        },
      ],
    });
    expect(await all.send(new ec2.DescribeAddressesCommand({}))).toMatchObject({
      Addresses: [
        {
          AllocationId: 'eipalloc-1',
          AssociationId: 'eipassoc-1',
          PublicIp: '203.0.113.1',
        },
      ],
    });
    expect(
      await all.send(
        new ec2.DescribeFlowLogsCommand({
          Filter: [{ Name: 'resource-id', Values: ['vpc-1'] }],
        }),
      ),
    ).toMatchObject({
      FlowLogs: [{ FlowLogId: 'fl-1', FlowLogStatus: 'ACTIVE' }],
    });
  });

  it('gives security groups and rules, also those of a default group', async () => {
    const { SecurityGroups } = await client().send(
      new ec2.DescribeSecurityGroupsCommand(inVpc),
    );
    expect(
      SecurityGroups?.map(group => [group.GroupId, group.GroupName]),
    ).toEqual([
      ['sg-1', 'workers'],
      ['sg-default', 'default'],
    ]);
    const { SecurityGroupRules = [] } = await client().send(
      new ec2.DescribeSecurityGroupRulesCommand({
        Filters: [{ Name: 'group-id', Values: ['sg-1', 'sg-default'] }],
      }),
    );
    expect(SecurityGroupRules).toMatchObject([
      {
        SecurityGroupRuleId: 'sgr-2',
        IsEgress: false,
        IpProtocol: '-1',
        ReferencedGroupInfo: { GroupId: 'sg-1' },
      },
      {
        SecurityGroupRuleId: 'sgr-1',
        IsEgress: true,
        FromPort: 443,
        CidrIpv4: '0.0.0.0/0',
      },
      { IsEgress: false, CidrIpv4: '10.1.0.0/16', FromPort: 22 },
      { IsEgress: false, CidrIpv4: '10.2.0.0/16', FromPort: 22 },
      { GroupId: 'sg-default', IsEgress: false },
      { GroupId: 'sg-default', IsEgress: true, CidrIpv4: '0.0.0.0/0' },
    ]);
    const ids = SecurityGroupRules.map(rule => rule.SecurityGroupRuleId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives network ACLs, where a subnet that chose none has the default', async () => {
    const { NetworkAcls } = await client().send(
      new ec2.DescribeNetworkAclsCommand(inVpc),
    );
    expect(NetworkAcls).toMatchObject([
      {
        NetworkAclId: 'acl-1',
        IsDefault: false,
        Associations: [{ SubnetId: 'subnet-b' }],
        Entries: [
          {
            RuleNumber: 100,
            Protocol: '6',
            RuleAction: 'allow',
            Egress: false,
            PortRange: { From: 443, To: 443 },
          },
          { RuleNumber: 32767, RuleAction: 'deny' },
          { RuleNumber: 32767, RuleAction: 'deny', Egress: true },
        ],
      },
      {
        NetworkAclId: 'acl-default',
        IsDefault: true,
        Associations: [{ SubnetId: 'subnet-a' }],
      },
    ]);
  });

  it('shows connections from both sides, and who has to accept them', async () => {
    const filter = (Name: string, id: string) => ({
      Filters: [{ Name, Values: [id] }],
    });
    for (const [accountId, name, id] of [
      [ACCOUNT, 'requester-vpc-info.vpc-id', 'vpc-1'],
      [PEER, 'accepter-vpc-info.vpc-id', 'vpc-2'],
    ]) {
      expect(
        await clientOf(user(accountId)).send(
          new ec2.DescribeVpcPeeringConnectionsCommand(filter(name, id)),
        ),
      ).toMatchObject({
        VpcPeeringConnections: [
          {
            VpcPeeringConnectionId: 'pcx-1',
            Status: { Code: 'pending-acceptance' },
            RequesterVpcInfo: { OwnerId: ACCOUNT, CidrBlock: '10.0.0.0/22' },
            AccepterVpcInfo: { OwnerId: PEER, Region: REGION },
          },
        ],
      });
    }
    expect(
      await client().send(
        new ec2.DescribeTransitGatewayVpcAttachmentsCommand(
          filter('vpc-id', 'vpc-1'),
        ),
      ),
    ).toMatchObject({
      TransitGatewayVpcAttachments: [
        {
          TransitGatewayId: 'tgw-1',
          VpcOwnerId: ACCOUNT,
          SubnetIds: ['subnet-a', 'subnet-b'],
          State: 'pendingAcceptance',
        },
      ],
    });
    expect(
      await client().send(
        new ec2.DescribeTransitGatewayAttachmentsCommand(
          filter('resource-id', 'vpc-1'),
        ),
      ),
    ).toMatchObject({
      TransitGatewayAttachments: [{ TransitGatewayOwnerId: PEER }],
    });
    expect(
      await client().send(new ec2.DescribeTransitGatewaysCommand({})),
    ).toMatchObject({ TransitGateways: [{ TransitGatewayId: 'tgw-1' }] });
  });

  it('tells the owner of a transit gateway alone about its route tables', async () => {
    const tables = (of: ec2.EC2Client) =>
      of.send(new ec2.DescribeTransitGatewayRouteTablesCommand({}));
    const attachments = (of: ec2.EC2Client) =>
      of.send(new ec2.DescribeTransitGatewayAttachmentsCommand({}));
    const owner = clientOf(user(PEER));
    expect(await tables(client())).toMatchObject({
      TransitGatewayRouteTables: [],
    });
    expect(await tables(owner)).toMatchObject({
      TransitGatewayRouteTables: [
        {
          TransitGatewayRouteTableId: 'tgw-rtb-default',
          TransitGatewayId: 'tgw-1',
          DefaultAssociationRouteTable: true,
          DefaultPropagationRouteTable: false,
        },
        {
          TransitGatewayRouteTableId: 'tgw-rtb-1',
          DefaultAssociationRouteTable: false,
        },
      ],
    });
    // One of another account is not accepted, and so in no table.
    expect((await attachments(owner)).TransitGatewayAttachments).toMatchObject([
      { ResourceId: 'vpc-1', State: 'pendingAcceptance' },
      {
        ResourceId: 'vpc-2',
        Association: { TransitGatewayRouteTableId: 'tgw-rtb-1' },
      },
      { ResourceId: 'vpc-3', Association: { State: 'associated' } },
      { ResourceType: 'peering', ResourceId: 'tgw-far', State: 'available' },
    ]);
    const [own, ...others] =
      (await attachments(client())).TransitGatewayAttachments ?? [];
    expect([own.Association, others]).toEqual([undefined, []]);
  });

  it('searches the routes of a transit gateway route table', async () => {
    const search = (
      of: ec2.EC2Client,
      Filters: ec2.Filter[] | undefined,
      TransitGatewayRouteTableId = 'tgw-rtb-1',
    ) =>
      of.send(
        new ec2.SearchTransitGatewayRoutesCommand({
          TransitGatewayRouteTableId,
          Filters,
        }),
      );
    const owner = clientOf(user(PEER));
    const inForce = [{ Name: 'state', Values: ['active', 'blackhole'] }];
    const { AdditionalRoutesAvailable, Routes } = await search(owner, inForce);
    expect(AdditionalRoutesAvailable).toBe(false);
    expect(
      Routes?.map(({ DestinationCidrBlock, State, Type, ...route }) => [
        DestinationCidrBlock,
        Type,
        State,
        route.TransitGatewayAttachments?.[0].ResourceId,
      ]),
    ).toEqual([
      ['10.20.0.0/16', 'static', 'active', 'tgw-far'],
      ['10.30.0.0/16', 'static', 'blackhole', undefined],
      ['10.9.0.0/16', 'propagated', 'active', 'vpc-2'],
    ]);
    expect(
      (await search(owner, [{ Name: 'type', Values: ['propagated'] }])).Routes,
    ).toHaveLength(1);
    await expect(search(owner, undefined)).rejects.toMatchObject({
      name: 'MissingParameter',
    });
    await expect(search(client(), inForce)).rejects.toMatchObject({
      name: 'InvalidRouteTableID.NotFound',
    });
    await expect(
      search(owner, [{ Name: 'colour', Values: ['blue'] }]),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('gives zones and regions', async () => {
    const { AvailabilityZones } = await client().send(
      new ec2.DescribeAvailabilityZonesCommand({}),
    );
    expect(AvailabilityZones?.[1]).toMatchObject({
      ZoneName: `${REGION}b`,
      State: 'available',
    });
    expect(
      await client().send(new ec2.DescribeRegionsCommand({})),
    ).toMatchObject({ Regions: [{ RegionName: REGION }] });
  });

  it('cuts pages that the SDK puts together', async () => {
    const sizes: number[] = [];
    const ids: Array<string | undefined> = [];
    for await (const page of ec2.paginateDescribeNetworkInterfaces(
      { client: client(), pageSize: 5 },
      {},
    )) {
      sizes.push(page.NetworkInterfaces?.length ?? 0);
      ids.push(
        ...(page.NetworkInterfaces ?? []).map(item => item.NetworkInterfaceId),
      );
    }
    expect(sizes).toEqual([5, 5, 4]);
    expect(new Set(ids).size).toBe(14);
  });

  it('answers nothing of another region or account', async () => {
    const elsewhere = clientOf(user(ACCOUNT), 'eu-west-1');
    expect(
      (await elsewhere.send(new ec2.DescribeVpcsCommand({}))).Vpcs ?? [],
    ).toEqual([]);
    const { Vpcs } = await clientOf(user(PEER)).send(
      new ec2.DescribeVpcsCommand({}),
    );
    expect(Vpcs?.map(vpc => vpc.VpcId)).toEqual(['vpc-2']);
  });

  it.each<[string, ec2.DescribeVpcsCommandInput, string]>([
    ['an id that is not there', { VpcIds: ['vpc-9'] }, 'InvalidVpcID.NotFound'],
    [
      'a filter that there is not',
      { Filters: [{ Name: 'colour', Values: ['blue'] }] },
      'InvalidParameterValue',
    ],
    ['too few to a page', { MaxResults: 1 }, 'InvalidParameterValue'],
    ['a token of somebody else', { NextToken: 'x' }, 'InvalidNextToken'],
  ])('refuses %s', async (_, input, name) => {
    await expect(
      client().send(new ec2.DescribeVpcsCommand(input)),
    ).rejects.toMatchObject({ name });
  });

  it('takes filters by tag with wildcards', async () => {
    const byTag = async (value: string) => {
      const { Vpcs = [] } = await client().send(
        new ec2.DescribeVpcsCommand({
          Filters: [{ Name: 'tag:team', Values: [value] }],
        }),
      );
      return Vpcs.length;
    };
    expect([await byTag('gr?ß*'), await byTag('klein')]).toEqual([1, 0]);
  });

  it('refuses an action that only writes', async () => {
    await expect(
      client().send(new ec2.CreateVpcCommand({ CidrBlock: '10.0.0.0/16' })),
    ).rejects.toMatchObject({ name: 'InvalidAction' });
  });
});

describe('STS', () => {
  it('says who the caller is, and takes roles of accounts that are there', async () => {
    const identity = await sts({ Action: 'GetCallerIdentity' });
    expect(element(identity.text, 'Account')).toBe(ACCOUNT);
    const role = await roleIn(PEER);
    const assumed = await sts(
      { Action: 'GetCallerIdentity' },
      role.accessKeyId,
      role.sessionToken,
    );
    expect(element(assumed.text, 'Arn')).toBe(
      `arn:aws:sts::${PEER}:assumed-role/lakeport-network-read/lakeport`,
    );
    const { Vpcs } = await clientOf(role).send(new ec2.DescribeVpcsCommand({}));
    expect(Vpcs?.map(vpc => vpc.OwnerId)).toEqual([PEER]);
  });

  it.each([
    [
      'a role of an account that is not there',
      {
        Action: 'AssumeRole',
        RoleArn: 'arn:aws:iam::999999999999:role/x',
        RoleSessionName: 'me',
      },
      403,
      'AccessDenied',
    ],
    [
      'a session without a name',
      { Action: 'AssumeRole', RoleArn: `arn:aws:iam::${PEER}:role/x` },
      400,
      'ValidationError',
    ],
    [
      'a session that is too short',
      {
        Action: 'AssumeRole',
        RoleArn: `arn:aws:iam::${PEER}:role/x`,
        RoleSessionName: 'me',
        DurationSeconds: '10',
      },
      400,
      'ValidationError',
    ],
    ['another action', { Action: 'GetSessionToken' }, 400, 'InvalidAction'],
  ])('refuses %s', async (_, form, status, code) => {
    const answer = await sts(form);
    expect([answer.status, element(answer.text, 'Code')]).toEqual([
      status,
      code,
    ]);
  });

  it('knows neither strangers nor sessions without their token', async () => {
    const stranger = await sts(
      { Action: 'GetCallerIdentity' },
      'AKIA999999999999',
    );
    expect(element(stranger.text, 'Code')).toBe('InvalidClientTokenId');
    const { accessKeyId } = await roleIn(PEER);
    const without = await sts({ Action: 'GetCallerIdentity' }, accessKeyId);
    expect(element(without.text, 'Code')).toBe('InvalidClientTokenId');
  });
});

describe('what goes wrong', () => {
  const describeVpcs = () => client().send(new ec2.DescribeVpcsCommand({}));

  it.each([
    ['too-many-requests', 'RequestLimitExceeded'],
    ['unavailable', 'Unavailable'],
    ['failed', 'InternalError'],
    ['unauthenticated', 'ExpiredToken'],
    ['refused', 'UnauthorizedOperation'],
  ] as const)('is %s in AWS’ words', async (fault, name) => {
    faults.add({
      rules: [{ fault, path: `/${ACCOUNT}/${REGION}/DescribeVpcs$`, times: 1 }],
    });
    await expect(describeVpcs()).rejects.toMatchObject({ name });
    expect((await describeVpcs()).Vpcs).toHaveLength(1);
  });

  it('is one account of two', async () => {
    faults.add({ rules: [{ fault: 'refused', path: `/${PEER}/` }] });
    expect((await describeVpcs()).Vpcs).toHaveLength(1);
    await expect(
      clientOf(user(PEER)).send(new ec2.DescribeVpcsCommand({})),
    ).rejects.toThrow(/not authorized.*ec2:DescribeVpcs/);
  });

  it('is a session that ends amid a listing', async () => {
    faults.add({ tokens: { uses: 2 } });
    const short = clientOf(await roleIn(ACCOUNT));
    const read = async () => {
      for await (const _ of ec2.paginateDescribeNetworkInterfaces(
        { client: short, pageSize: 5 },
        {},
      ));
    };
    await expect(read()).rejects.toMatchObject({ name: 'ExpiredToken' });
  });

  it('is empty pages that lose nothing, and a page that never ends', async () => {
    faults.add({ rules: [{ fault: 'empty-pages', path: 'Vpcs', pages: 2 }] });
    const sizes: number[] = [];
    for await (const page of ec2.paginateDescribeVpcs(
      { client: client() },
      {},
    )) {
      sizes.push(page.Vpcs?.length ?? 0);
    }
    expect(sizes).toEqual([0, 0, 1]);

    faults.clear();
    faults.add({ rules: [{ fault: 'endless', path: 'Vpcs' }] });
    let pages = 0;
    for await (const { NextToken } of ec2.paginateDescribeVpcs(
      { client: client() },
      {},
    )) {
      expect(NextToken).toBeDefined();
      pages += 1;
      if (pages === 5) break;
    }
    expect(pages).toBe(5);
  });

  it('is switched at /_faults, which says what is wrong with a rule', async () => {
    const post = (body: string, type = 'application/json') =>
      fetch(`${server.url}/_faults`, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
    expect(
      (await post('{"rules":[{"fault":"unavailable","path":"Vpcs"}]}')).status,
    ).toBe(200);
    await expect(describeVpcs()).rejects.toMatchObject({ name: 'Unavailable' });
    expect(await (await fetch(`${server.url}/_faults`)).json()).toMatchObject({
      rules: [{ fault: 'unavailable', hits: 1 }],
    });
    await fetch(`${server.url}/_faults`, { method: 'DELETE' });
    expect((await describeVpcs()).Vpcs).toHaveLength(1);

    const wrong = await post('{"rules":[{"fault":"magic","path":"("}]}');
    expect([wrong.status, (await wrong.json()).message]).toEqual([
      400,
      expect.stringContaining('rules[0].path'),
    ]);
    expect((await post('{')).status).toBe(400);
    expect((await post('{}', 'text/plain')).status).toBe(415);
  });
});
