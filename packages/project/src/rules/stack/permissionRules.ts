import { actionMatches } from '../reading/actionMatches';
import { isDatabricks } from '../reading/databricksPrincipal';
import { identityPoliciesOf } from '../reading/identityPoliciesOf';
import { readStatements } from '../reading/readStatements';
import type { StackRule } from '../StackRule';
import { allOf, forEachData, forEachPolicy, forEachResource } from './forEach';

/**
 * What Databricks needs only when it makes the network itself.
 *
 * Source: Databricks Terraform provider 1.128.0, databricks_aws_crossaccount_policy
 * with `policy_type` managed, 2026-08-19.
 */
const NETWORK_ACTIONS = [
  'AllocateAddress',
  'AssociateDhcpOptions',
  'AssociateRouteTable',
  'AttachInternetGateway',
  'CreateDhcpOptions',
  'CreateInternetGateway',
  'CreateNatGateway',
  'CreateRoute',
  'CreateRouteTable',
  'CreateSecurityGroup',
  'CreateSubnet',
  'CreateVpc',
  'CreateVpcEndpoint',
  'DeleteDhcpOptions',
  'DeleteInternetGateway',
  'DeleteNatGateway',
  'DeleteRoute',
  'DeleteRouteTable',
  'DeleteSecurityGroup',
  'DeleteSubnet',
  'DeleteVpc',
  'DeleteVpcEndpoints',
  'DetachInternetGateway',
  'DisassociateRouteTable',
  'ModifyVpcAttribute',
  'ReleaseAddress',
].map(action => `ec2:${action}`);

/** What roles may do. */
export const permissionRules: readonly StackRule[] = [
  {
    id: 'iam.administrator',
    title: 'A role that may do everything',
    severity: 'error',
    reason:
      'A policy that allows every action on everything makes whoever holds the role administrator of the account.',
    source: 'AWS Foundational Security Best Practices IAM.1, 2026',
    fix: 'Allow the actions that are needed, on the resources they are needed for.',
    check: forEachPolicy(['identity'], statements =>
      statements.some(
        ({ allows, actions, exceptActions, resources, exceptResources }) =>
          allows &&
          !exceptResources &&
          resources.includes('*') &&
          (exceptActions || actions.includes('*') || actions.includes('*:*')),
      )
        ? 'a statement allows every action on every resource'
        : undefined,
    ),
  },
  {
    id: 'iam.pass-any-role',
    title: 'A role that may pass every role',
    severity: 'error',
    reason:
      'Who may pass any role to a machine gets what the strongest role of the account may do.',
    source:
      'AWS IAM user guide, "Grant a user permissions to pass a role", 2026',
    fix: 'Name the roles that may be passed: those of the declared instance profiles.',
    check: forEachPolicy(['identity'], statements =>
      statements.some(
        ({ allows, actions, resources, exceptActions }) =>
          allows &&
          !exceptActions &&
          actions.some(
            action => action !== '*' && actionMatches(action, 'iam:PassRole'),
          ) &&
          resources.some(resource =>
            /^(\*|arn:[^:]*:iam::[^:]*:(role\/)?\*)$/.test(resource),
          ),
      )
        ? 'a statement allows iam:PassRole on every role'
        : undefined,
    ),
  },
  {
    id: 'iam.managed-network-actions',
    title: 'Databricks may make and delete networks',
    severity: 'error',
    reason:
      'In a customer-managed VPC Databricks makes no network; what the policy type "managed" allows beyond compute can only do harm.',
    source:
      'Databricks documentation, "Create a cross-account IAM role": customer-managed VPC, 2026; Databricks Terraform provider 1.128.0, policy_type',
    fix: 'Use the policy type customer or restricted.',
    check: allOf(
      forEachResource(['aws_iam_role'], (role, stack) => {
        const trust = readStatements(role.attributes.assume_role_policy, stack);
        if (!trust?.some(({ principals }) => principals.some(isDatabricks))) {
          return undefined;
        }
        const allowed = identityPoliciesOf(role, stack)
          .flatMap(({ statements }) => statements ?? [])
          .filter(({ allows, exceptActions }) => allows && !exceptActions)
          .flatMap(({ actions }) => actions);
        const found = NETWORK_ACTIONS.filter(action =>
          allowed.some(pattern => actionMatches(pattern, action)),
        );
        return found.length
          ? `Databricks may ${found.slice(0, 3).join(', ')}${
              found.length > 3 ? ` and ${found.length - 3} more` : ''
            }`
          : undefined;
      }),
      forEachData(['databricks_aws_crossaccount_policy'], ({ attributes }) =>
        (attributes.policy_type ?? 'managed') === 'managed'
          ? 'policy_type is managed, which is also what leaving it out means'
          : undefined,
      ),
    ),
  },
  {
    id: 'iam.exclusive-attachment',
    title: 'An attachment that detaches everybody else',
    severity: 'error',
    reason:
      'aws_iam_policy_attachment owns all attachments of a policy in the AWS account: applying it takes the policy from roles that other stacks attached it to.',
    source: 'Terraform AWS provider, aws_iam_policy_attachment, 2026',
    fix: 'Use aws_iam_role_policy_attachment or aws_iam_role_policy.',
    check: forEachResource(
      ['aws_iam_policy_attachment'],
      () => 'it attaches the policy exclusively',
    ),
  },
  {
    id: 'iam.managed-policy-arns',
    title: 'A role with managed_policy_arns',
    severity: 'warning',
    reason:
      'The argument is deprecated and exclusive: it detaches what was attached elsewhere.',
    source: 'Terraform AWS provider 6, aws_iam_role, 2026',
    fix: 'Use aws_iam_role_policy_attachment.',
    check: forEachResource(['aws_iam_role'], ({ attributes }) =>
      Array.isArray(attributes.managed_policy_arns) &&
      attributes.managed_policy_arns.length
        ? 'it uses managed_policy_arns'
        : undefined,
    ),
  },
];
