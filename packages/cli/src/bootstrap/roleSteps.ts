import type { PolicyDocument } from '@lakeport/infra';
import { z } from 'zod';
import type { BootstrapStep } from './BootstrapStep';
import { mergePolicy, samePolicy } from './policyStatements';

const roleSchema = z.object({
  Role: z.object({ AssumeRolePolicyDocument: z.unknown() }),
});
const inlineSchema = z.object({ PolicyDocument: z.unknown() });
const attachedSchema = z.object({
  AttachedPolicies: z.array(z.object({ PolicyArn: z.string() })),
});

interface RoleOptions {
  readonly account: string;
  readonly role: string;
  readonly why: string;
}

/** A role that exists and lets these in, besides those whom it lets in already. */
export function roleStep({
  account,
  role,
  why,
  trust,
}: RoleOptions & { trust: PolicyDocument }): BootstrapStep {
  const file = `${account}-${role}-trust.json`;
  const check = ['iam', 'get-role', '--role-name', role];
  return {
    account,
    what: `role ${role}, and who may assume it`,
    why,
    check,
    make: [
      [
        'iam',
        'create-role',
        '--role-name',
        role,
        '--assume-role-policy-document',
        `file://${file}`,
      ],
    ],
    files: { [file]: trust },
    async find(aws) {
      const answer = await aws.read(check);
      if (answer === undefined) return undefined;
      const { AssumeRolePolicyDocument: found } = roleSchema.parse(answer).Role;
      const { document, missing, others } = mergePolicy(found, trust);
      return {
        differs: missing.map(name => `its trust policy is without ${name}`),
        keeps: others.map(name => `${name} of its trust policy`),
        change: [
          [
            'iam',
            'update-assume-role-policy',
            '--role-name',
            role,
            '--policy-document',
            `file://${file}`,
          ],
        ],
        files: { [file]: document },
      };
    },
  };
}

/** A policy of a role's own, which says exactly this. */
export function inlinePolicyStep({
  account,
  role,
  why,
  name,
  policy,
}: RoleOptions & { name: string; policy: PolicyDocument }): BootstrapStep {
  const file = `${account}-${role}-${name}.json`;
  const check = [
    'iam',
    'get-role-policy',
    '--role-name',
    role,
    '--policy-name',
    name,
  ];
  const put = [
    'iam',
    'put-role-policy',
    '--role-name',
    role,
    '--policy-name',
    name,
    '--policy-document',
    `file://${file}`,
  ];
  return {
    account,
    what: `policy ${name} of role ${role}`,
    why,
    check,
    make: [put],
    files: { [file]: policy },
    async find(aws) {
      const answer = await aws.read(check);
      if (answer === undefined) return undefined;
      const found = inlineSchema.parse(answer).PolicyDocument;
      return {
        differs: samePolicy(found, policy) ? [] : ['it says something else'],
        change: [put],
      };
    },
  };
}

/** A policy of AWS's that is attached to a role. */
export function attachedPolicyStep({
  account,
  role,
  why,
  policyArn,
}: RoleOptions & { policyArn: string }): BootstrapStep {
  const check = ['iam', 'list-attached-role-policies', '--role-name', role];
  return {
    account,
    what: `${policyArn.replace(/^.*\//, '')} on role ${role}`,
    why,
    check,
    make: [
      [
        'iam',
        'attach-role-policy',
        '--role-name',
        role,
        '--policy-arn',
        policyArn,
      ],
    ],
    files: {},
    async find(aws) {
      const answer = await aws.read(check);
      const attached =
        answer === undefined
          ? []
          : attachedSchema.parse(answer).AttachedPolicies;
      const arns = attached.map(({ PolicyArn }) => PolicyArn);
      return arns.includes(policyArn)
        ? {
            differs: [],
            keeps: arns
              .filter(arn => arn !== policyArn)
              .map(arn => `${arn} on it`),
          }
        : undefined;
    },
  };
}
