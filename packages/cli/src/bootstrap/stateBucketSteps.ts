import { stateBucketPolicy } from '@lakeport/infra';
import type { Platform } from '@lakeport/project';
import { z } from 'zod';
import type { AwsArguments, BootstrapStep, FoundThing } from './BootstrapStep';
import { mergePolicy } from './policyStatements';

const ENCRYPTION = {
  Rules: [
    {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
      BucketKeyEnabled: true,
    },
  ],
};

const BLOCKED = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
] as const;

const locationSchema = z.object({ LocationConstraint: z.string().nullish() });
const versioningSchema = z.object({ Status: z.string().optional() });
const encryptionSchema = z.object({
  ServerSideEncryptionConfiguration: z.object({
    Rules: z.array(
      z.looseObject({
        ApplyServerSideEncryptionByDefault: z
          .looseObject({ SSEAlgorithm: z.string() })
          .optional(),
      }),
    ),
  }),
});
const blockSchema = z.object({
  PublicAccessBlockConfiguration: z.partialRecord(z.enum(BLOCKED), z.boolean()),
});
const policySchema = z.object({ Policy: z.string() });

/** The bucket that Terraform keeps its states in, and what keeps them safe there. */
export function stateBucketSteps({
  spec: {
    aws: { adminAccountId: account, state },
  },
}: Platform): BootstrapStep[] {
  const { bucket, region } = state;
  const s3 = (operation: string, ...more: string[]): AwsArguments => [
    's3api',
    operation,
    '--bucket',
    bucket,
    '--region',
    region,
    ...more,
  ];
  /** Never one of the same name in somebody else's account. */
  const owned = (operation: string, ...more: string[]) =>
    s3(operation, ...more, '--expected-bucket-owner', account);
  const setting = (options: {
    what: string;
    why: string;
    get: string;
    put: AwsArguments;
    files?: Record<string, unknown>;
    differs(answer: unknown): string[];
  }): BootstrapStep => {
    const check = owned(options.get);
    return {
      account,
      what: `${options.what} of bucket ${bucket}`,
      why: options.why,
      check,
      make: [options.put],
      files: options.files ?? {},
      async find(aws): Promise<FoundThing | undefined> {
        const answer = await aws.read(check);
        return answer === undefined
          ? undefined
          : { differs: options.differs(answer), change: [options.put] };
      },
    };
  };
  const policy = stateBucketPolicy({ bucket });
  const policyFile = `${account}-state-bucket-policy.json`;
  const putPolicy = owned(
    'put-bucket-policy',
    '--policy',
    `file://${policyFile}`,
  );
  const location = owned('get-bucket-location');
  return [
    {
      account,
      what: `bucket ${bucket} in ${region}`,
      why: 'Terraform keeps its states in it, and locks them there (use_lockfile: no table is needed).',
      check: location,
      make: [
        s3(
          'create-bucket',
          // The one region that S3 does not want to be told.
          ...(region === 'us-east-1'
            ? []
            : [
                '--create-bucket-configuration',
                `LocationConstraint=${region}`,
              ]),
        ),
      ],
      files: {},
      async find(aws) {
        const answer = await aws.read(location);
        if (answer === undefined) return undefined;
        const found =
          locationSchema.parse(answer).LocationConstraint || 'us-east-1';
        return {
          differs:
            found === region
              ? []
              : [
                  `it is in ${found}, and a bucket cannot be moved: write spec.aws.state.region: ${found}`,
                ],
        };
      },
    },
    setting({
      what: 'versioning',
      why: 'An overwritten state can be brought back.',
      get: 'get-bucket-versioning',
      put: owned(
        'put-bucket-versioning',
        '--versioning-configuration',
        'Status=Enabled',
      ),
      differs: answer =>
        versioningSchema.parse(answer).Status === 'Enabled'
          ? []
          : ['it is not enabled'],
    }),
    setting({
      what: 'encryption',
      why: 'States and saved plans hold secrets.',
      get: 'get-bucket-encryption',
      put: owned(
        'put-bucket-encryption',
        '--server-side-encryption-configuration',
        `file://${account}-state-bucket-encryption.json`,
      ),
      files: { [`${account}-state-bucket-encryption.json`]: ENCRYPTION },
      differs: answer => {
        const [rule] =
          encryptionSchema.parse(answer).ServerSideEncryptionConfiguration
            .Rules;
        // A key of one's own is as good.
        return rule?.ApplyServerSideEncryptionByDefault
          ? []
          : ['there is no default encryption'];
      },
    }),
    setting({
      what: 'public access block',
      why: 'No policy or list can ever make a state public.',
      get: 'get-public-access-block',
      put: owned(
        'put-public-access-block',
        '--public-access-block-configuration',
        BLOCKED.map(name => `${name}=true`).join(','),
      ),
      differs: answer => {
        const found = blockSchema.parse(answer).PublicAccessBlockConfiguration;
        return BLOCKED.filter(name => found[name] !== true).map(
          name => `${name} is off`,
        );
      },
    }),
    {
      account,
      what: `policy of bucket ${bucket}`,
      why: 'Nobody reaches it without TLS. It grants nothing: the roles of its own account do.',
      check: owned('get-bucket-policy'),
      make: [putPolicy],
      files: { [policyFile]: policy },
      async find(aws) {
        const answer = await aws.read(owned('get-bucket-policy'));
        if (answer === undefined) return undefined;
        const { document, missing, others } = mergePolicy(
          JSON.parse(policySchema.parse(answer).Policy),
          policy,
        );
        return {
          differs: missing.map(name => `it is without ${name}`),
          keeps: others.map(name => `${name} of it`),
          change: [putPolicy],
          files: { [policyFile]: document },
        };
      },
    },
  ];
}
