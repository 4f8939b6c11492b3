import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlatformParts } from './loadPlatformParts.ts';
import type { Held } from './platformBench.ts';

type Document = Parameters<PlatformParts['letsIn']>[0];
type Request = Parameters<PlatformParts['letsIn']>[1];

const ADMIN = '100000000001';
const BUCKET = 'arn:aws:s3:::acme-terraform-tf-state';
const OPERATIONS = ['plan', 'apply'] as const;

/** An environment of a project, and the AWS account that it is in. */
export interface Environment {
  project: string;
  environment: string;
  awsAccountId: string;
}

/** The role of an environment and operation, as the account has it. */
export interface EnvironmentRole extends Environment {
  operation: 'plan' | 'apply';
  name: string;
  arn: string;
  trust: Document;
  policies: Document[];
  boundary: Document;
  context: Record<string, string>;
}

const text = (value: unknown): string => {
  if (typeof value !== 'string') throw new Error(`${value} is no text`);
  return value;
};
const documentOf = (value: unknown): Document => JSON.parse(text(value));

/** Reads the policies that `lakeport bootstrap --out` has written. */
export function bootstrapPolicy(folder: string, name: string): Document {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

/** The roles of environments that an account holds, with their policies. */
export function rolesIn(
  held: ReadonlyMap<string, Held>,
  environments: readonly Environment[],
  bootstrap: string,
): EnvironmentRole[] {
  const objects = [...held.values()];
  const boundary = bootstrapPolicy(bootstrap, `${ADMIN}-acme-boundary`);
  return environments.flatMap(one =>
    OPERATIONS.map(operation => {
      const name = `${one.project}-${one.environment}-${operation}`;
      const role = objects.find(
        ({ type, id }) => type === 'aws_iam_role' && id === name,
      );
      if (!role) throw new Error(`there is no role ${name}`);
      const { arn, assume_role_policy, permissions_boundary, tags } =
        role.attributes;
      if (
        permissions_boundary !== `arn:aws:iam::${ADMIN}:policy/acme-boundary`
      ) {
        throw new Error(`${name} has no boundary`);
      }
      return {
        ...one,
        operation,
        name,
        arn: text(arn),
        trust: documentOf(assume_role_policy),
        policies: objects
          .filter(
            ({ type, attributes }) =>
              type === 'aws_iam_role_policy' && attributes.role === name,
          )
          .map(({ attributes }) => documentOf(attributes.policy)),
        boundary,
        context: {
          'aws:PrincipalArn': text(arn),
          'aws:SecureTransport': 'true',
          ...Object.fromEntries(
            Object.entries(Object(tags)).map(([tag, value]) => [
              `aws:PrincipalTag/${tag}`,
              text(value),
            ]),
          ),
        },
      };
    }),
  );
}

const ANYTHING: Document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
};
const WRITES = ['s3:PutObject', 's3:DeleteObject'];

/**
 * What the roles may do that they should not, and may not do that they should,
 * in words: with states, locks, claims and plans of every environment, with the
 * roles of every account, and with what is the platform's.
 */
export function trespasses(
  { letsIn, mayDo, stateKeys }: PlatformParts,
  roles: readonly EnvironmentRole[],
  bootstrap: string,
): string[] {
  const found: string[] = [];
  const childName = (operation: 'plan' | 'apply') =>
    `TerraformChildRole${operation === 'plan' ? '-plan' : ''}`;
  const environments = roles.filter(({ operation }) => operation === 'plan');

  for (const own of roles) {
    const ask = (
      action: string,
      resource: string,
      more: Record<string, string> = {},
    ): Request => ({
      action,
      resource,
      principal: { AWS: own.arn },
      context: { ...own.context, ...more },
    });
    const expect = (expected: boolean, request: Request, by = own.policies) => {
      const decision = mayDo({ policies: by, boundary: own.boundary }, request);
      if ((decision === 'allowed') !== expected) {
        found.push(
          `${own.name}: ${request.action} on ${
            request.resource
          } ${JSON.stringify(
            request.context?.['s3:prefix'] ?? '',
          )} is ${decision}${by === own.policies ? '' : ' by its boundary'}`,
        );
      }
    };

    for (const other of environments) {
      const isOwn =
        other.project === own.project && other.environment === own.environment;
      const keys = stateKeys(other.project, other.environment);
      for (const key of keys.states) {
        expect(isOwn, ask('s3:GetObject', `${BUCKET}/${key}`));
        expect(
          isOwn && own.operation === 'apply',
          ask('s3:PutObject', `${BUCKET}/${key}`),
        );
        expect(false, ask('s3:DeleteObject', `${BUCKET}/${key}`));
      }
      const others = [...keys.locks, `${keys.claims}x`, `${keys.plans}x/base`];
      for (const key of others) {
        for (const action of ['s3:GetObject', ...WRITES]) {
          expect(isOwn, ask(action, `${BUCKET}/${key}`));
        }
      }
      for (const key of [...keys.states, ...others]) {
        expect(isOwn, ask('s3:ListBucket', BUCKET, { 's3:prefix': key }));
        // Whatever its own policy came to say.
        for (const action of ['s3:GetObject', ...WRITES]) {
          expect(
            own.project === other.project,
            ask(action, `${BUCKET}/${key}`),
            [ANYTHING],
          );
        }
      }
      for (const operation of OPERATIONS) {
        const name = childName(operation);
        const role = `arn:aws:iam::${other.awsAccountId}:role/${name}`;
        const isMeant = isOwn && operation === own.operation;
        expect(isMeant, ask('sts:AssumeRole', role));
        // Either side refuses on its own.
        const trust = bootstrapPolicy(
          bootstrap,
          `${other.awsAccountId}-${name}-trust`,
        );
        const lets = letsIn(trust, ask('sts:AssumeRole', role));
        if ((lets === 'allowed') !== isMeant) {
          found.push(`${role}: ${own.name} is ${lets}`);
        }
        // The administrator of one account is nobody in another, nor in the bucket.
        const stranger = `arn:aws:iam::${own.awsAccountId}:role/TerraformChildRole`;
        const asChild = (action: string, resource: string): Request => ({
          action,
          resource,
          principal: { AWS: stranger },
          context: {
            'aws:PrincipalArn': stranger,
            'aws:SecureTransport': 'true',
            'aws:PrincipalTag/lakeport-account': other.awsAccountId,
          },
        });
        const bucket = bootstrapPolicy(
          bootstrap,
          `${ADMIN}-state-bucket-policy`,
        );
        if (
          letsIn(trust, asChild('sts:AssumeRole', role)) === 'allowed' ||
          letsIn(
            bucket,
            asChild('s3:GetObject', `${BUCKET}/${keys.states[0]}`),
          ) === 'allowed'
        ) {
          found.push(`${stranger} reaches ${role} or the states`);
        }
      }
    }

    const platforms: Array<readonly [action: string, resource: string]> = [
      ['s3:GetObject', `${BUCKET}/acme/acme-account.tfstate`],
      ['s3:PutObject', `${BUCKET}/acme/acme-account.tfstate`],
      ['s3:GetObject', `${BUCKET}/acme/plans/x/acme-account`],
      ['s3:ListBucket', BUCKET],
      ['s3:PutBucketPolicy', BUCKET],
      ['s3:DeleteObjectVersion', `${BUCKET}/${own.project}/x.tfstate`],
      ['sts:AssumeRole', `arn:aws:iam::${ADMIN}:role/TerraformAdminRole`],
      ['sts:AssumeRole', own.arn],
      ['iam:PutRolePolicy', own.arn],
      ['iam:TagRole', own.arn],
      ['iam:DeleteRolePermissionsBoundary', own.arn],
      ['iam:UpdateAssumeRolePolicy', own.arn],
    ];
    for (const [action, resource] of platforms) {
      expect(false, ask(action, resource));
      if (!resource.includes(`/${own.project}/`)) {
        expect(false, ask(action, resource), [ANYTHING]);
      }
    }
    expect(false, ask('s3:ListBucket', BUCKET, { 's3:prefix': '' }));
    expect(false, ask('s3:ListBucket', BUCKET, { 's3:prefix': 'acme/' }));
    const admin = bootstrapPolicy(
      bootstrap,
      `${ADMIN}-TerraformAdminRole-trust`,
    );
    const lets = letsIn(
      admin,
      ask('sts:AssumeRole', `arn:aws:iam::${ADMIN}:role/TerraformAdminRole`),
    );
    if (lets === 'allowed')
      found.push(`TerraformAdminRole: lets ${own.name} in`);
  }
  return found;
}
