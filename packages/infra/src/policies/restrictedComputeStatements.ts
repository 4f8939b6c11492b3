import { PolicyStatement } from './PolicyDocument';
import { RestrictedNetwork } from './RestrictedNetwork';

const DATABRICKS = 'Databricks';

/**
 * What Databricks may do to machines, volumes and security group rules, by tag
 * and by network.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_aws_crossaccount_policy`, policy type `restricted`, 2026-08-19.
 */
export function restrictedComputeStatements(
  network: RestrictedNetwork,
): PolicyStatement[] {
  const ec2 = (resource: string) =>
    `arn:aws:ec2:${network.region}:${network.awsAccountId}:${resource}`;
  const vpcs = network.vpcIds.map(id => ec2(`vpc/${id}`));
  const inVpc = { StringEquals: { 'ec2:vpc': oneOrMany(vpcs) } };
  const tagged = { StringEquals: { 'ec2:ResourceTag/Vendor': DATABRICKS } };
  const taggedOnCreate = {
    StringEquals: { 'aws:RequestTag/Vendor': DATABRICKS },
  };
  const statements: Array<Omit<PolicyStatement, 'Effect'>> = [
    {
      Sid: 'InstancePoolsSupport',
      Action: [
        'ec2:AssociateIamInstanceProfile',
        'ec2:DisassociateIamInstanceProfile',
        'ec2:ReplaceIamInstanceProfileAssociation',
      ],
      Resource: ec2('instance/*'),
      Condition: tagged,
    },
    {
      Sid: 'AllowEc2RunInstancePerTag',
      Action: 'ec2:RunInstances',
      Resource: [ec2('volume/*'), ec2('instance/*')],
      Condition: taggedOnCreate,
    },
    {
      Sid: 'AllowEc2RunInstanceImagePerTag',
      Action: 'ec2:RunInstances',
      Resource: ec2('image/*'),
      Condition: { StringEquals: { 'aws:ResourceTag/Vendor': DATABRICKS } },
    },
    {
      Sid: 'AllowEc2RunInstancePerVPCid',
      Action: 'ec2:RunInstances',
      Resource: [
        ec2('network-interface/*'),
        ec2('subnet/*'),
        ec2('security-group/*'),
      ],
      Condition: inVpc,
    },
    {
      Sid: 'AllowEc2RunInstanceOtherResources',
      Action: 'ec2:RunInstances',
      NotResource: [
        ec2('image/*'),
        ec2('network-interface/*'),
        ec2('subnet/*'),
        ec2('security-group/*'),
        ec2('volume/*'),
        ec2('instance/*'),
      ],
    },
    {
      Sid: 'EC2TerminateInstancesTag',
      Action: 'ec2:TerminateInstances',
      Resource: ec2('instance/*'),
      Condition: tagged,
    },
    {
      Sid: 'EC2AttachDetachVolumeTag',
      Action: ['ec2:AttachVolume', 'ec2:DetachVolume'],
      Resource: [ec2('instance/*'), ec2('volume/*')],
      Condition: tagged,
    },
    {
      Sid: 'EC2CreateVolumeByTag',
      Action: 'ec2:CreateVolume',
      Resource: ec2('volume/*'),
      Condition: taggedOnCreate,
    },
    {
      Sid: 'EC2DeleteVolumeByTag',
      Action: 'ec2:DeleteVolume',
      Resource: ec2('volume/*'),
      Condition: tagged,
    },
    {
      Sid: 'VpcNonresourceSpecificActions',
      Action: [
        'ec2:AuthorizeSecurityGroupEgress',
        'ec2:AuthorizeSecurityGroupIngress',
        'ec2:RevokeSecurityGroupEgress',
        'ec2:RevokeSecurityGroupIngress',
      ],
      Resource: oneOrMany(
        network.securityGroupIds.map(id => ec2(`security-group/${id}`)),
      ),
      Condition: inVpc,
    },
  ];
  return statements.map(({ Sid, ...statement }) => ({
    Sid,
    Effect: 'Allow',
    ...statement,
  }));
}

/** The shape in which AWS gives a list of one back. */
function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0] : values;
}
