import { PolicyDocument } from './PolicyDocument';
import { RestrictedNetwork } from './RestrictedNetwork';
import { restrictedComputeStatements } from './restrictedComputeStatements';

/** What every cross-account policy of Databricks holds. */
const BASE_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CancelSpotInstanceRequests',
  'ec2:CreateFleet',
  'ec2:CreateLaunchTemplate',
  'ec2:CreateLaunchTemplateVersion',
  'ec2:CreateTags',
  'ec2:DeleteFleets',
  'ec2:DeleteLaunchTemplate',
  'ec2:DeleteLaunchTemplateVersions',
  'ec2:DeleteTags',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeFleetHistory',
  'ec2:DescribeFleetInstances',
  'ec2:DescribeFleets',
  'ec2:DescribeIamInstanceProfileAssociations',
  'ec2:DescribeInstanceStatus',
  'ec2:DescribeInstances',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeLaunchTemplateVersions',
  'ec2:DescribeLaunchTemplates',
  'ec2:DescribeNatGateways',
  'ec2:DescribeNetworkAcls',
  'ec2:DescribePrefixLists',
  'ec2:DescribeReservedInstancesOfferings',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSpotInstanceRequests',
  'ec2:DescribeSpotPriceHistory',
  'ec2:DescribeSubnets',
  'ec2:DescribeVolumes',
  'ec2:DescribeVpcAttribute',
  'ec2:DescribeVpcs',
  'ec2:GetLaunchTemplateData',
  'ec2:GetSpotPlacementScores',
  'ec2:ModifyFleet',
  'ec2:ModifyLaunchTemplate',
  'ec2:RequestSpotInstances',
] as const;

/** What comes on top of it when the customer brings the VPC. */
const CUSTOMER_VPC_ACTIONS = [
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
] as const;

/**
 * What Databricks may do with the cross-account role in an AWS account whose
 * VPC the customer brings. The provider's own default, `managed`, would also
 * let Databricks create and delete VPCs.
 *
 * - `customer`: 50 EC2 actions on everything.
 * - `restricted`: what starts, changes and stops machines only on those that
 *   carry Databricks' tag, in the VPC of the workspace, and security group
 *   rules only in its own groups.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_aws_crossaccount_policy`, 2026-08-19.
 *
 * @public
 */
export function crossAccountPolicy(
  options: {
    restrictedTo?: RestrictedNetwork;
    /** Roles of instance profiles, which Databricks passes on to EC2. */
    passRoleArns?: readonly string[];
  } = {},
): PolicyDocument {
  const { restrictedTo, passRoleArns = [] } = options;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ComputeInCustomerVpc',
        Effect: 'Allow',
        Action: restrictedTo
          ? BASE_ACTIONS
          : [...BASE_ACTIONS, ...CUSTOMER_VPC_ACTIONS],
        Resource: '*',
      },
      {
        Sid: 'SpotServiceLinkedRole',
        Effect: 'Allow',
        Action: ['iam:CreateServiceLinkedRole', 'iam:PutRolePolicy'],
        Resource:
          'arn:aws:iam::*:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot',
        Condition: {
          StringLike: { 'iam:AWSServiceName': 'spot.amazonaws.com' },
        },
      },
      ...(passRoleArns.length > 0
        ? [
            {
              Sid: 'PassInstanceProfileRoles',
              Effect: 'Allow' as const,
              Action: 'iam:PassRole',
              Resource: passRoleArns,
            },
          ]
        : []),
      ...(restrictedTo ? restrictedComputeStatements(restrictedTo) : []),
    ],
  };
}
