import { crossAccountPolicy } from './crossAccountPolicy';

const NETWORK = {
  awsAccountId: '100000000002',
  region: 'us-west-2',
  vpcIds: ['vpc-1'],
  securityGroupIds: ['sg-1'],
};
const EC2 = 'arn:aws:ec2:us-west-2:100000000002';

/** What the policy type `restricted` moves from one statement to others. */
const MOVED = [
  'ec2:AssociateIamInstanceProfile',
  'ec2:AttachVolume',
  'ec2:AuthorizeSecurityGroupEgress',
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:CreateVolume',
  'ec2:DeleteVolume',
  'ec2:DetachVolume',
  'ec2:DisassociateIamInstanceProfile',
  'ec2:ReplaceIamInstanceProfileAssociation',
  'ec2:RevokeSecurityGroupEgress',
  'ec2:RevokeSecurityGroupIngress',
  'ec2:RunInstances',
  'ec2:TerminateInstances',
];

describe('crossAccountPolicy of type customer', () => {
  const [compute, spot, ...others] = crossAccountPolicy().Statement;

  it('allows the 50 actions of the policy type "customer"', () => {
    expect(compute.Action).toHaveLength(37 + 13);
    expect(new Set(compute.Action).size).toBe(37 + 13);
    expect(compute.Action).toEqual(expect.arrayContaining(MOVED));
    expect(others).toEqual([]);
  });

  it('allows no change of networks, which the type "managed" would', () => {
    for (const action of [
      'ec2:CreateVpc',
      'ec2:DeleteSubnet',
      'ec2:CreateNatGateway',
      'ec2:AttachInternetGateway',
      'ec2:CreateSecurityGroup',
    ]) {
      expect(compute.Action).not.toContain(action);
    }
  });

  it('makes the service-linked role of spot instances and no other', () => {
    expect(spot).toMatchObject({
      Action: ['iam:CreateServiceLinkedRole', 'iam:PutRolePolicy'],
      Resource:
        'arn:aws:iam::*:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot',
      Condition: { StringLike: { 'iam:AWSServiceName': 'spot.amazonaws.com' } },
    });
  });

  it('passes the roles of instance profiles on, and no others', () => {
    expect(
      crossAccountPolicy({ passRoleArns: ['arn:one', 'arn:two'] }).Statement[2],
    ).toEqual({
      Sid: 'PassInstanceProfileRoles',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: ['arn:one', 'arn:two'],
    });
  });
});

describe('crossAccountPolicy of type restricted', () => {
  const [compute, spot, ...rest] = crossAccountPolicy({
    restrictedTo: NETWORK,
  }).Statement;

  it('allows the 37 actions of every type on everything', () => {
    expect(compute).toMatchObject({ Effect: 'Allow', Resource: '*' });
    expect(compute.Action).toHaveLength(37);
    for (const action of MOVED) {
      expect(compute.Action).not.toContain(action);
    }
    expect(spot).toEqual(crossAccountPolicy().Statement[1]);
  });

  // As the provider publishes them, statement by statement.
  it.each([
    {
      Sid: 'InstancePoolsSupport',
      Action: [
        'ec2:AssociateIamInstanceProfile',
        'ec2:DisassociateIamInstanceProfile',
        'ec2:ReplaceIamInstanceProfileAssociation',
      ],
      Resource: `${EC2}:instance/*`,
      Condition: { StringEquals: { 'ec2:ResourceTag/Vendor': 'Databricks' } },
    },
    {
      Sid: 'AllowEc2RunInstancePerTag',
      Action: 'ec2:RunInstances',
      Resource: [`${EC2}:volume/*`, `${EC2}:instance/*`],
      Condition: { StringEquals: { 'aws:RequestTag/Vendor': 'Databricks' } },
    },
    {
      Sid: 'AllowEc2RunInstanceImagePerTag',
      Action: 'ec2:RunInstances',
      Resource: `${EC2}:image/*`,
      Condition: { StringEquals: { 'aws:ResourceTag/Vendor': 'Databricks' } },
    },
    {
      Sid: 'AllowEc2RunInstancePerVPCid',
      Action: 'ec2:RunInstances',
      Resource: [
        `${EC2}:network-interface/*`,
        `${EC2}:subnet/*`,
        `${EC2}:security-group/*`,
      ],
      Condition: { StringEquals: { 'ec2:vpc': `${EC2}:vpc/vpc-1` } },
    },
    {
      Sid: 'AllowEc2RunInstanceOtherResources',
      Action: 'ec2:RunInstances',
      NotResource: [
        `${EC2}:image/*`,
        `${EC2}:network-interface/*`,
        `${EC2}:subnet/*`,
        `${EC2}:security-group/*`,
        `${EC2}:volume/*`,
        `${EC2}:instance/*`,
      ],
    },
    {
      Sid: 'EC2TerminateInstancesTag',
      Action: 'ec2:TerminateInstances',
      Resource: `${EC2}:instance/*`,
      Condition: { StringEquals: { 'ec2:ResourceTag/Vendor': 'Databricks' } },
    },
    {
      Sid: 'EC2AttachDetachVolumeTag',
      Action: ['ec2:AttachVolume', 'ec2:DetachVolume'],
      Resource: [`${EC2}:instance/*`, `${EC2}:volume/*`],
      Condition: { StringEquals: { 'ec2:ResourceTag/Vendor': 'Databricks' } },
    },
    {
      Sid: 'EC2CreateVolumeByTag',
      Action: 'ec2:CreateVolume',
      Resource: `${EC2}:volume/*`,
      Condition: { StringEquals: { 'aws:RequestTag/Vendor': 'Databricks' } },
    },
    {
      Sid: 'EC2DeleteVolumeByTag',
      Action: 'ec2:DeleteVolume',
      Resource: `${EC2}:volume/*`,
      Condition: { StringEquals: { 'ec2:ResourceTag/Vendor': 'Databricks' } },
    },
    {
      Sid: 'VpcNonresourceSpecificActions',
      Action: [
        'ec2:AuthorizeSecurityGroupEgress',
        'ec2:AuthorizeSecurityGroupIngress',
        'ec2:RevokeSecurityGroupEgress',
        'ec2:RevokeSecurityGroupIngress',
      ],
      Resource: `${EC2}:security-group/sg-1`,
      Condition: { StringEquals: { 'ec2:vpc': `${EC2}:vpc/vpc-1` } },
    },
  ])('allows $Sid as published', statement => {
    expect(rest.find(({ Sid }) => Sid === statement.Sid)).toEqual({
      Effect: 'Allow',
      ...statement,
    });
    expect(rest).toHaveLength(10);
  });

  it('holds for both networks while a workspace moves', () => {
    const statements = crossAccountPolicy({
      restrictedTo: {
        ...NETWORK,
        vpcIds: ['vpc-2', 'vpc-1'],
        securityGroupIds: ['sg-2', 'sg-1'],
      },
    }).Statement;

    expect(
      statements.find(({ Sid }) => Sid === 'VpcNonresourceSpecificActions'),
    ).toMatchObject({
      Resource: [`${EC2}:security-group/sg-2`, `${EC2}:security-group/sg-1`],
      Condition: {
        StringEquals: { 'ec2:vpc': [`${EC2}:vpc/vpc-2`, `${EC2}:vpc/vpc-1`] },
      },
    });
  });
});
