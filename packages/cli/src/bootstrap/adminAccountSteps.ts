import {
  adminRolePolicy,
  adminRoleTrustPolicy,
  environmentBoundaryPolicy,
  GITHUB_AUDIENCE,
  githubOidcProvider,
} from '@lakeport/infra';
import {
  githubSubject,
  platformResourceNames,
  reusableWorkflowRefs,
  type Platform,
} from '@lakeport/project';
import { z } from 'zod';
import type { BootstrapStep } from './BootstrapStep';
import { samePolicy } from './policyStatements';
import { inlinePolicyStep, roleStep } from './roleSteps';

const providerSchema = z.object({ ClientIDList: z.array(z.string()) });
const policySchema = z.object({
  Policy: z.object({ DefaultVersionId: z.string() }),
});
const versionSchema = z.object({
  PolicyVersion: z.object({ Document: z.unknown() }),
});
const versionsSchema = z.object({
  Versions: z.array(
    z.object({ VersionId: z.string(), IsDefaultVersion: z.boolean() }),
  ),
});

/** IAM keeps this many versions of a policy. */
const MOST_VERSIONS = 5;

function oidcProviderStep({ spec }: Platform): BootstrapStep {
  const account = spec.aws.adminAccountId;
  const { arn, issuer } = githubOidcProvider({
    host: spec.github.host,
    adminAccountId: account,
  });
  const check = [
    'iam',
    'get-open-id-connect-provider',
    '--open-id-connect-provider-arn',
    arn,
  ];
  return {
    account,
    what: `identity provider of ${spec.github.host}`,
    why: 'Workflows exchange the identity that GitHub gives them for a role: no long-lived keys.',
    check,
    make: [
      [
        'iam',
        'create-open-id-connect-provider',
        '--url',
        issuer,
        '--client-id-list',
        GITHUB_AUDIENCE,
      ],
    ],
    files: {},
    async find(aws) {
      const answer = await aws.read(check);
      if (answer === undefined) return undefined;
      return {
        differs: providerSchema
          .parse(answer)
          .ClientIDList.includes(GITHUB_AUDIENCE)
          ? []
          : [`it does not know the audience ${GITHUB_AUDIENCE}`],
        change: [
          [
            'iam',
            'add-client-id-to-open-id-connect-provider',
            '--open-id-connect-provider-arn',
            arn,
            '--client-id',
            GITHUB_AUDIENCE,
          ],
        ],
      };
    },
  };
}

function boundaryStep(platform: Platform): BootstrapStep {
  const { adminAccountId: account, childRole, state } = platform.spec.aws;
  const { boundary } = platformResourceNames(platform);
  const arn = `arn:aws:iam::${account}:policy/${boundary}`;
  const file = `${account}-${boundary}.json`;
  const policy = environmentBoundaryPolicy({
    stateBucket: state.bucket,
    childRoles: [childRole, `${childRole}-plan`],
  });
  const check = ['iam', 'get-policy', '--policy-arn', arn];
  return {
    account,
    what: `policy ${boundary}`,
    why: 'The most that a role of any environment can ever do, whatever the platform gives it.',
    check,
    make: [
      [
        'iam',
        'create-policy',
        '--policy-name',
        boundary,
        '--policy-document',
        `file://${file}`,
      ],
    ],
    files: { [file]: policy },
    async find(aws) {
      const answer = await aws.read(check);
      if (answer === undefined) return undefined;
      const version = await aws.read([
        'iam',
        'get-policy-version',
        '--policy-arn',
        arn,
        '--version-id',
        policySchema.parse(answer).Policy.DefaultVersionId,
      ]);
      const found = versionSchema.parse(version).PolicyVersion.Document;
      if (samePolicy(found, policy)) return { differs: [] };
      const { Versions } = versionsSchema.parse(
        await aws.read(['iam', 'list-policy-versions', '--policy-arn', arn]),
      );
      const oldest = Versions.filter(
        ({ IsDefaultVersion }) => !IsDefaultVersion,
      ).at(-1);
      return {
        differs: ['it says something else'],
        change: [
          ...(Versions.length >= MOST_VERSIONS && oldest
            ? [
                [
                  'iam',
                  'delete-policy-version',
                  '--policy-arn',
                  arn,
                  '--version-id',
                  oldest.VersionId,
                ],
              ]
            : []),
          [
            'iam',
            'create-policy-version',
            '--policy-arn',
            arn,
            '--policy-document',
            `file://${file}`,
            '--set-as-default',
          ],
        ],
      };
    },
  };
}

function adminRoleSteps(
  platform: Platform,
  administrators: readonly string[],
): BootstrapStep[] {
  const { aws, databricks, github } = platform.spec;
  const { adminAccountId: account, adminRole: role, childRole } = aws;
  const names = platformResourceNames(platform);
  const repository = `${github.organization}/${github.repository}`;
  const workflow = reusableWorkflowRefs(platform).platform;
  const { audit, billableUsage } = databricks.logDelivery;
  const trust = adminRoleTrustPolicy({
    adminAccountId: account,
    adminRole: role,
    administrators,
    github: {
      host: github.host,
      subjects: ['platform', 'platform-plan'].map(environment =>
        githubSubject(repository, environment, workflow, github.githubIds),
      ),
    },
  });
  const policy = adminRolePolicy({
    adminAccountId: account,
    adminRole: role,
    stateBucket: aws.state.bucket,
    childRoles: [childRole, `${childRole}-plan`],
    environmentRoles: { rolePath: names.rolePath, boundary: names.boundary },
    ...(audit || billableUsage
      ? {
          logDelivery: {
            bucket: names.logDeliveryBucket,
            role: names.logDeliveryRole,
          },
        }
      : {}),
  });
  return [
    roleStep({
      account,
      role,
      why: "Administrators and the platform's own workflow deploy the platform as this role; nobody else may.",
      trust,
    }),
    inlinePolicyStep({
      account,
      role,
      why: 'States, the roles of environments below their boundary, the way into the child accounts: no more.',
      name: 'lakeport',
      policy,
    }),
  ];
}

/** What the umbrella account has beside the state bucket. */
export function adminAccountSteps(
  platform: Platform,
  administrators: readonly string[],
): BootstrapStep[] {
  return [
    oidcProviderStep(platform),
    boundaryStep(platform),
    ...adminRoleSteps(platform, administrators),
  ];
}
