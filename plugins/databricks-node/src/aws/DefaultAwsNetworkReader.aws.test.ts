import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ConfigReader } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { type Ec2RegionAnswers, topologyFromEc2 } from '@lakeport/topology';
import { readAwsConfig } from '../config/readAwsConfig';
import { makeNetwork } from './__testUtils__/makeNetwork';
import { Moto, type MotoCredentials } from './__testUtils__/Moto';
import { DefaultAwsNetworkReader } from './DefaultAwsNetworkReader';

const HOME = '123456789012';
const ADMIN = '111122223333';
const CHILD = '444455556666';
const TARGET = { accountId: CHILD, region: 'us-west-2' };

interface Policy {
  Version: string;
  Statement: Array<{ Action: string | string[] }>;
}
const grant = (name: string): Policy =>
  JSON.parse(readFileSync(join(__dirname, '../../grants', name), 'utf8'));
const policy = grant('aws-network-read-policy.json');
const actions = policy.Statement.flatMap(({ Action }) => Action);
const without = (action: string) => ({
  ...policy,
  Statement: policy.Statement.map(statement => ({
    ...statement,
    Action: [statement.Action].flat().filter(item => item !== action),
  })),
});

/** The parts that each action gives; the attributes of VPCs are asked for by their ids. */
const PARTS: Record<string, Array<keyof Ec2RegionAnswers>> = {
  'ec2:DescribeAddresses': ['addresses'],
  'ec2:DescribeEgressOnlyInternetGateways': ['egressOnlyInternetGateways'],
  'ec2:DescribeFlowLogs': ['flowLogs'],
  'ec2:DescribeInternetGateways': ['internetGateways'],
  'ec2:DescribeManagedPrefixLists': ['prefixLists'],
  'ec2:DescribeNatGateways': ['natGateways'],
  'ec2:DescribeNetworkAcls': ['networkAcls'],
  'ec2:DescribeNetworkInterfaces': ['networkInterfaces'],
  'ec2:DescribeRouteTables': ['routeTables'],
  'ec2:DescribeSecurityGroupRules': ['securityGroupRules'],
  'ec2:DescribeSecurityGroups': ['securityGroups'],
  'ec2:DescribeSubnets': ['subnets'],
  'ec2:DescribeTransitGatewayAttachments': ['transitGatewayAttachments'],
  'ec2:DescribeTransitGatewayRouteTables': [
    'transitGatewayRouteTables',
    'transitGatewayRoutes',
  ],
  'ec2:DescribeTransitGatewayVpcAttachments': ['transitGatewayVpcAttachments'],
  'ec2:DescribeVpcAttribute': ['vpcAttributes'],
  'ec2:DescribeVpcEndpoints': ['vpcEndpoints'],
  'ec2:DescribeVpcPeeringConnections': ['vpcPeeringConnections'],
  'ec2:DescribeVpcs': ['vpcs', 'vpcAttributes'],
  'ec2:SearchTransitGatewayRoutes': ['transitGatewayRoutes'],
};
const ALL = [...new Set(Object.values(PARTS).flat())];

const moto = new Moto();
const trustOf = (accountId: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${accountId}:root` },
      Action: 'sts:AssumeRole',
    },
  ],
});

let ids: Awaited<ReturnType<typeof makeNetwork>>;
let portal: MotoCredentials;

/** From the portal's user over the admin role to the role that reads. */
const reader = async (child: object, credentials = portal) => {
  await moto.role(await moto.owner(CHILD), 'lakeport-network-read', {
    trust: grant('aws-network-read-trust.json'),
    policy: child,
  });
  await moto.enforce();
  const { accessKeyId, secretAccessKey } = credentials;
  const config = new ConfigReader({
    aws: {
      mainAccount: { accessKeyId, secretAccessKey },
      accounts: [{ accountId: ADMIN, roleName: 'lakeport-portal' }],
    },
    databricks: {
      aws: {
        endpoint: moto.url,
        via: ADMIN,
        externalId: 'lakeport-portal',
        accounts: [{ accountId: CHILD, regions: ['us-west-2', 'eu-west-1'] }],
      },
    },
  });
  const aws = readAwsConfig(config);
  expect(aws.problems).toEqual([]);
  return new DefaultAwsNetworkReader({
    config: aws,
    credentials: DefaultAwsCredentialsManager.fromConfig(config),
  });
};

const missing = (answers: Ec2RegionAnswers) =>
  ALL.filter(part => answers[part] === undefined);

jest.setTimeout(60_000);

const before = process.env.AWS_ENDPOINT_URL;
beforeAll(() => {
  // What Backstage takes the first role with knows no other endpoint.
  process.env.AWS_ENDPOINT_URL = moto.url;
});
afterAll(async () => {
  if (before === undefined) {
    delete process.env.AWS_ENDPOINT_URL;
  } else {
    process.env.AWS_ENDPOINT_URL = before;
  }
  await moto.reset();
});
beforeEach(async () => {
  await moto.reset();
  ids = await makeNetwork(
    new EC2Client(moto.settings(await moto.owner(CHILD))),
  );
  portal = await moto.user(await moto.owner(HOME), 'portal', {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: `arn:aws:iam::${ADMIN}:role/lakeport-portal`,
      },
    ],
  });
  await moto.role(await moto.owner(ADMIN), 'lakeport-portal', {
    trust: trustOf(HOME),
    policy: grant('aws-portal-policy.json'),
  });
});

describe('the shipped policy', () => {
  it('has an action for every part, and no other', () => {
    expect([...actions].sort()).toEqual(Object.keys(PARTS));
  });

  it('suffices, over two roles', async () => {
    const answers = await (await reader(policy)).readRegion(TARGET);
    expect(answers.errors).toEqual([]);
    expect(answers).toMatchObject(TARGET);
    // moto 5.1 gives rules of named groups only; those are read below.
    const empty = ALL.filter(
      part => part !== 'securityGroupRules' && !answers[part]?.length,
    );
    expect(empty).toEqual([]);
    expect(
      answers.vpcAttributes?.find(({ VpcId }) => VpcId === ids.vpc),
    ).toEqual({
      VpcId: ids.vpc,
      EnableDnsSupport: { Value: true },
      EnableDnsHostnames: { Value: true },
    });
    expect(answers.vpcs?.[0].OwnerId).toBe(CHILD);
  });

  it.each(actions)('needs %s', async action => {
    const answers = await (await reader(without(action))).readRegion(TARGET);
    expect(answers.errors).toEqual([
      { action, message: expect.stringContaining('not authorized') },
    ]);
    expect(missing(answers).sort()).toEqual([...PARTS[action]].sort());
  });
});

describe('reading from moto', () => {
  it('gives a network that can be drawn', async () => {
    const answers = await (await reader(policy)).readRegion(TARGET);
    const { nodes, errors } = topologyFromEc2({ regions: [answers] });
    expect(errors).toEqual([]);
    const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
    expect(kinds.get(ids.vpc)).toBe('vpc');
    expect(kinds.get(ids.privateSubnet)).toBe('subnet');
    expect(kinds.get(ids.natGateway)).toBe('nat-gateway');
    expect(kinds.get(ids.endpoint)).toBe('vpc-endpoint');
    expect(kinds.get(ids.routeTable)).toBe('route-table');
    expect(kinds.get(ids.securityGroup)).toBe('security-group');
    expect(kinds.get(ids.peering)).toBe('peering-connection');
  });

  // moto 5 propagates no routes and knows no other owner of a gateway; 5.1 answers
  // one made-up table for every association, 5.2 leaves out what routes lead to.
  // What follows from all of that is tested where the answers of EC2 are written
  // down: with readNetwork, and with trace and health of the topology.
  it('gives the route table of a transit gateway with its routes', async () => {
    const answers = await (await reader(policy)).readRegion(TARGET);
    const { nodes } = topologyFromEc2({ regions: [answers] });
    const { transitGateway, transitGatewayRouteTable: id } = ids;
    expect(nodes.find(node => node.id === id)).toMatchObject({
      kind: 'transit-gateway-route-table',
      parent: transitGateway,
      defaultAssociation: true,
      routes: [
        expect.stringMatching(
          new RegExp(`^10.0.0.0/16 to (${ids.vpc}|an unknown attachment)$`),
        ),
        '10.9.0.0/16 to blackhole',
      ],
      blackholes: ['10.9.0.0/16 to blackhole'],
    });
    expect(nodes.find(node => node.id === id)).not.toHaveProperty('unread');
    expect(answers.transitGatewayAttachments).toMatchObject([
      {
        ResourceType: 'vpc',
        ResourceId: ids.vpc,
        TransitGatewayOwnerId: CHILD,
        Association: {
          TransitGatewayRouteTableId: expect.stringMatching(/^tgw-rtb-/),
        },
      },
    ]);
  });

  it('reads some VPCs and what is in them', async () => {
    const service = await reader(policy);
    const own = await service.readRegion({ ...TARGET, vpcIds: [ids.vpc] });
    expect(own.errors).toEqual([]);
    expect(ALL.filter(part => !own[part]?.length)).toEqual([]);
    expect(
      own.securityGroupRules?.filter(
        ({ GroupId, IsEgress }) => GroupId === ids.securityGroup && !IsEgress,
      ),
    ).toEqual([
      expect.objectContaining({
        ReferencedGroupInfo: expect.objectContaining({
          GroupId: ids.securityGroup,
        }),
      }),
    ]);
    const answers = await service.readRegion({
      ...TARGET,
      vpcIds: [ids.otherVpc],
    });
    expect(answers.errors).toEqual([]);
    expect(answers.vpcs?.map(({ VpcId }) => VpcId)).toEqual([ids.otherVpc]);
    expect(answers.subnets).toEqual([]);
    expect(answers.natGateways).toEqual([]);
    expect(answers.vpcEndpoints).toEqual([]);
    expect(answers.egressOnlyInternetGateways).toEqual([]);
    expect(
      answers.securityGroups?.every(({ VpcId }) => VpcId === ids.otherVpc),
    ).toBe(true);
    expect(answers.vpcPeeringConnections).toHaveLength(1);
    expect(answers.transitGatewayRouteTables).toEqual([]);
    expect(
      answers.securityGroupRules?.some(
        ({ GroupId }) => GroupId === ids.securityGroup,
      ),
    ).toBe(false);
  });

  it('finds nothing in a region where nothing was made but what AWS makes', async () => {
    const answers = await (
      await reader(policy)
    ).readRegion({ ...TARGET, region: 'eu-west-1' });
    expect(answers.errors).toEqual([]);
    expect(answers.natGateways).toEqual([]);
    expect(answers.vpcs?.map(({ VpcId }) => VpcId)).not.toContain(ids.vpc);
  });

  it('tells who the portal is', async () => {
    await expect((await reader(policy)).identity(TARGET)).resolves.toEqual({
      accountId: CHILD,
      arn: `arn:aws:sts::${CHILD}:assumed-role/lakeport-network-read/lakeport`,
    });
  });

  it('tells of a role that may not be taken', async () => {
    const stranger = await moto.user(
      await moto.owner(HOME),
      'stranger',
      policy,
    );
    const service = await reader(policy, stranger);
    await expect(service.readRegion(TARGET)).resolves.toEqual({
      ...TARGET,
      errors: [
        {
          action: 'sts:AssumeRole',
          message: expect.stringMatching(
            /^AccessDenied: .*user\/stranger is not authorized to perform: sts:AssumeRole/,
          ),
        },
      ],
    });
    await expect(service.identity(TARGET)).rejects.toThrow(
      /AWS account 444455556666 do not work in us-west-2.*sts:AssumeRole/,
    );
  });

  it('tells of credentials that AWS does not know, by one call', async () => {
    const nobody = { accessKeyId: 'AKIANOBODY', secretAccessKey: 'x' };
    const { errors } = await (await reader(policy, nobody)).readRegion(TARGET);
    expect(errors).toEqual([
      {
        action: 'sts:AssumeRole',
        message: expect.stringMatching(/^InvalidClientTokenId: /),
      },
    ]);
  });
});
