import { actionMatches } from '../reading/actionMatches';
import type { Block } from '../reading/Block';
import { blocks } from '../reading/blocks';
import { isAnybody } from '../reading/isAnybody';
import { policiesOf } from '../reading/policiesOf';
import type { Policy } from '../reading/policiesOf';
import { restrictsCaller } from '../reading/restrictsCaller';
import type { Statement } from '../reading/Statement';
import type { RuleContext, StackRule } from '../StackRule';
import { attachedTo } from './attachedTo';
import { forEachPolicy, forEachResource } from './forEach';

const BUCKET = ['aws_s3_bucket'];
const BLOCKED = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];
const PUBLIC_ACLS = ['public-read', 'public-read-write', 'authenticated-read'];

function policiesOfBucket(bucket: Block, context: RuleContext): Policy[] {
  return attachedTo(bucket, 'aws_s3_bucket_policy', context).flatMap(
    ({ block, stack }) =>
      policiesOf(stack).filter(policy => policy.block === block),
  );
}

/** Whether a statement refuses everybody's every request without TLS. */
function deniesInsecureTransport(statement: Statement): boolean {
  return (
    !statement.allows &&
    isAnybody(statement) &&
    !statement.exceptPrincipals &&
    statement.actions.some(action => actionMatches(action, 's3:GetObject')) &&
    statement.actions.some(action => actionMatches(action, 's3:PutObject')) &&
    statement.resources.some(resource => /(^|\/)\*$/.test(resource)) &&
    statement.conditions.some(
      ({ operator, key, values }) =>
        (operator === 'Bool' &&
          key === 'aws:securetransport' &&
          values.includes('false')) ||
        (/^NumericLessThan/.test(operator) && key === 's3:tlsversion'),
    )
  );
}

/** Who reaches buckets. */
export const bucketAccessRules: readonly StackRule[] = [
  {
    id: 'storage.public-bucket',
    title: 'A bucket policy lets everybody in',
    severity: 'error',
    reason:
      'A statement that allows principal * without saying which callers it means opens the bucket to the internet.',
    source:
      'Amazon S3 user guide, "Blocking public access", meaning of "public", 2026',
    fix: 'Name the principals, or add a condition on who calls, such as aws:PrincipalOrgID or aws:SourceVpce.',
    check: forEachPolicy(['bucket'], statements =>
      statements.some(
        statement =>
          statement.allows &&
          isAnybody(statement) &&
          !restrictsCaller(statement),
      )
        ? 'the policy allows every principal without a condition on who calls'
        : undefined,
    ),
  },
  {
    id: 'storage.public-access-block',
    title: 'A bucket without the full public access block',
    severity: 'error',
    reason:
      'Without all four settings a single wrong ACL or policy later makes the bucket public.',
    source:
      'Databricks Security Reference Architecture, aws/tf, buckets, 2026-07; Amazon S3 user guide, "Blocking public access"',
    fix: 'Add an aws_s3_bucket_public_access_block with all four settings true.',
    check: forEachResource(BUCKET, (bucket, _, context) => {
      const [attached] = attachedTo(
        bucket,
        'aws_s3_bucket_public_access_block',
        context,
      );
      const open = BLOCKED.filter(
        setting => attached?.block.attributes[setting] !== true,
      );
      if (!attached) return 'the bucket has no public access block';
      return open.length
        ? `the public access block leaves ${open.join(', ')} off`
        : undefined;
    }),
  },
  {
    id: 'storage.public-acl',
    title: 'A bucket with a public ACL',
    severity: 'error',
    reason:
      'A public ACL gives everybody, or everybody with an AWS account, access to the bucket.',
    source: 'Amazon S3 user guide, "Access control list overview", 2026',
    fix: 'Remove the ACL and let the bucket own its objects (BucketOwnerEnforced).',
    check: forEachResource(
      ['aws_s3_bucket', 'aws_s3_bucket_acl', 'aws_s3_object'],
      ({ attributes: { acl } }) =>
        PUBLIC_ACLS.some(name => name === acl)
          ? `the ACL is ${acl}`
          : undefined,
    ),
  },
  {
    id: 'storage.insecure-transport',
    title: 'A bucket that answers without TLS',
    severity: 'error',
    reason:
      'Nothing stops a client from reading or writing the bucket over plain HTTP.',
    source:
      'Databricks Security Reference Architecture, aws/tf, root bucket policy, 2026-07; AWS Foundational Security Best Practices S3.5',
    fix: 'Deny s3:* to everybody where aws:SecureTransport is false.',
    check: forEachResource(BUCKET, (bucket, _, context) => {
      const policies = policiesOfBucket(bucket, context);
      const readable = policies.flatMap(({ statements }) => statements ?? []);
      return policies.some(({ statements }) => !statements) ||
        readable.some(deniesInsecureTransport)
        ? undefined
        : 'no statement of its policy refuses requests without TLS';
    }),
  },
  {
    id: 'storage.ownership-not-enforced',
    title: 'A bucket that lets writers own objects',
    severity: 'warning',
    reason:
      'While ACLs are in force, whoever writes an object may own it, and the account that pays for it cannot read it.',
    source:
      'Amazon S3 user guide, "Controlling ownership of objects", 2026; AWS Foundational Security Best Practices S3.12',
    fix: 'Add aws_s3_bucket_ownership_controls with object_ownership BucketOwnerEnforced.',
    check: forEachResource(BUCKET, (bucket, _, context) => {
      const owned = attachedTo(
        bucket,
        'aws_s3_bucket_ownership_controls',
        context,
      ).some(({ block }) =>
        blocks(block.attributes.rule).some(
          ({ object_ownership: ownership }) =>
            ownership === 'BucketOwnerEnforced',
        ),
      );
      return owned ? undefined : 'object ownership is not enforced';
    }),
  },
];
