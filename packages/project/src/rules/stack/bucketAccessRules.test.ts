import { policy } from '../__testUtils__/policy';
import { ruleTests } from '../__testUtils__/ruleTests';
import { bucketAccessRules } from './bucketAccessRules';

const bucket = '${aws_s3_bucket.lake.id}';
const lake = { aws_s3_bucket: { lake: { bucket: 'payments-lake' } } };
const withPolicy = (...statements: object[]) => ({
  base: {
    ...lake,
    aws_s3_bucket_policy: { lake: { bucket, policy: policy(...statements) } },
  },
});
const read = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::payments-lake/*',
};
const tls = {
  Effect: 'Deny',
  Principal: { AWS: '*' },
  Action: 's3:*',
  Resource: ['arn:aws:s3:::payments-lake', 'arn:aws:s3:::payments-lake/*'],
  Condition: { Bool: { 'aws:SecureTransport': false } },
};
const all = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const blocked = (settings: object) => ({
  base: {
    ...lake,
    aws_s3_bucket_public_access_block: { lake: { bucket, ...settings } },
  },
});

describe('bucketAccessRules', () => {
  it.each(
    ruleTests(bucketAccessRules, {
      'storage.public-bucket': {
        breaks: [
          [withPolicy(read), 'every principal'],
          [
            withPolicy({ ...read, Principal: { AWS: ['*'] } }),
            'every principal',
          ],
          [
            withPolicy({
              ...read,
              Principal: undefined,
              NotPrincipal: { AWS: 'arn:aws:iam::100000000002:root' },
            }),
            'every principal',
          ],
          // Neither an operator that lets absence through nor * says who calls.
          [
            withPolicy({
              ...read,
              Condition: {
                StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' },
              },
            }),
            'every principal',
          ],
          [
            withPolicy({
              ...read,
              Condition: { StringLike: { 'aws:PrincipalArn': '*' } },
            }),
            'every principal',
          ],
          [
            withPolicy({
              ...read,
              Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } },
            }),
            'every principal',
          ],
          // An expression outside of a text does not hide the statement.
          [
            {
              base: {
                ...lake,
                aws_s3_bucket_policy: {
                  lake: {
                    bucket,
                    policy:
                      '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":${aws_s3_bucket.lake.arn}}]}',
                  },
                },
              },
            },
            'every principal',
          ],
          [
            {
              base: {
                ...lake,
                aws_s3_bucket_policy: {
                  lake: {
                    bucket,
                    policy: '${data.aws_iam_policy_document.open.json}',
                  },
                },
              },
              sources: {
                aws_iam_policy_document: {
                  open: {
                    statement: [
                      {
                        actions: ['s3:GetObject'],
                        principals: [{ type: '*', identifiers: ['*'] }],
                      },
                    ],
                  },
                },
              },
            },
            'every principal',
          ],
        ],
        keeps: [
          withPolicy(tls),
          withPolicy({ ...read, Principal: { AWS: '100000000002' } }),
          withPolicy({
            ...read,
            Condition: { StringEquals: { 'AWS:PrincipalOrgID': 'o-1' } },
          }),
          withPolicy({
            ...read,
            Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
          }),
        ],
      },
      'storage.public-access-block': {
        breaks: [
          [{ base: lake }, 'no public access block'],
          [
            blocked({ ...all, ignore_public_acls: false }),
            'ignore_public_acls',
          ],
          [
            blocked({ block_public_acls: true }),
            'block_public_policy, ignore_public_acls, restrict_public_buckets',
          ],
          // A block of another bucket is none of this one.
          [
            {
              base: {
                ...lake,
                aws_s3_bucket_public_access_block: {
                  other: { bucket: 'payments-other', ...all },
                },
              },
            },
            'no public access block',
          ],
        ],
        keeps: [
          blocked(all),
          {
            base: {
              ...lake,
              aws_s3_bucket_public_access_block: {
                lake: { bucket: 'payments-lake', ...all },
              },
            },
          },
          // In another stack, by way of an output.
          {
            base: lake,
            outputs: { lake: bucket },
            workspace: {
              aws_s3_bucket_public_access_block: {
                lake: {
                  bucket: '${data.terraform_remote_state.base.outputs.lake}',
                  ...all,
                },
              },
            },
          },
        ],
      },
      'storage.public-acl': {
        breaks: [
          [
            {
              base: {
                aws_s3_bucket_acl: { lake: { bucket, acl: 'public-read' } },
              },
            },
            'public-read',
          ],
          [
            {
              base: { aws_s3_bucket: { lake: { acl: 'authenticated-read' } } },
            },
            'authenticated-read',
          ],
        ],
        keeps: [
          { base: { aws_s3_bucket_acl: { lake: { bucket, acl: 'private' } } } },
          { base: lake },
        ],
      },
      'storage.insecure-transport': {
        breaks: [
          [{ base: lake }, 'without TLS'],
          [withPolicy(read), 'without TLS'],
          [withPolicy({ ...tls, Effect: 'Allow' }), 'without TLS'],
          [withPolicy({ ...tls, Action: 's3:PutObject' }), 'without TLS'],
          [
            withPolicy({ ...tls, Resource: 'arn:aws:s3:::payments-lake' }),
            'without TLS',
          ],
          [
            withPolicy({ ...tls, Principal: { AWS: '100000000002' } }),
            'without TLS',
          ],
        ],
        keeps: [
          withPolicy(read, tls),
          withPolicy({
            ...tls,
            Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
          }),
          // What cannot be read is not judged.
          {
            base: {
              ...lake,
              aws_s3_bucket_policy: {
                lake: { bucket, policy: '${data.other_policy.lake.json}' },
              },
            },
          },
        ],
      },
      'storage.ownership-not-enforced': {
        breaks: [
          [{ base: lake }, 'not enforced'],
          [
            {
              base: {
                ...lake,
                aws_s3_bucket_ownership_controls: {
                  lake: {
                    bucket,
                    rule: [{ object_ownership: 'ObjectWriter' }],
                  },
                },
              },
            },
            'not enforced',
          ],
        ],
        keeps: [
          {
            base: {
              ...lake,
              aws_s3_bucket_ownership_controls: {
                lake: {
                  bucket,
                  rule: { object_ownership: 'BucketOwnerEnforced' },
                },
              },
            },
          },
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});
