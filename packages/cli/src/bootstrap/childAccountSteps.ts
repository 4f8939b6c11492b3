import { childPlanRolePolicy, childRoleTrustPolicy } from '@lakeport/infra';
import { platformResourceNames, type Platform } from '@lakeport/project';
import type { BootstrapStep } from './BootstrapStep';
import { attachedPolicyStep, inlinePolicyStep, roleStep } from './roleSteps';

const AWS_POLICY = 'arn:aws:iam::aws:policy/';

/** What an account needs before an environment can be built in it. */
export function childAccountSteps(
  platform: Platform,
  account: string,
): BootstrapStep[] {
  const { adminAccountId, adminRole, childRole } = platform.spec.aws;
  const { rolePath } = platformResourceNames(platform);
  const planRole = `${childRole}-plan`;
  const trust = (operation: 'plan' | 'apply') =>
    childRoleTrustPolicy({
      adminAccountId,
      adminRole,
      environmentRoles: { awsAccountId: account, rolePath, operation },
    });
  return [
    roleStep({
      account,
      role: childRole,
      why: "Environments are built as this role, by the platform's roles that carry this account's number.",
      trust: trust('apply'),
    }),
    attachedPolicyStep({
      account,
      role: childRole,
      why: 'It makes networks, keys, roles and buckets in this account, and has no rights in any other.',
      policyArn: `${AWS_POLICY}AdministratorAccess`,
    }),
    roleStep({
      account,
      role: planRole,
      why: 'Plans, also of pull requests, are made as this role, which changes nothing.',
      trust: trust('plan'),
    }),
    attachedPolicyStep({
      account,
      role: planRole,
      why: 'A plan compares all that is declared with what is there.',
      policyArn: `${AWS_POLICY}ReadOnlyAccess`,
    }),
    inlinePolicyStep({
      account,
      role: planRole,
      why: 'A plan reads how things are set up, not the data in them.',
      name: 'lakeport-plan',
      policy: childPlanRolePolicy(),
    }),
  ];
}
