import { ipv4RangeProblem } from '../network/ipv4RangeProblem';
import { shown } from '../shown';
import { fieldPattern } from './fieldPattern';
import { fieldRule } from './fieldRule';

const resourceId = (is: string, prefix: string) =>
  fieldPattern({
    is,
    matches: new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`),
    hint: `use the id that AWS shows, such as ${prefix}-0a1b2c3d4e5f60718`,
  });

/**
 * Ids, ARNs and ranges of AWS objects that the file brings along.
 *
 * Sources: Amazon EC2 user guide, resource ids; AWS KMS developer guide, key
 * identifiers and aliases; IAM user guide, ARNs, 2026.
 */
export const awsFields = {
  vpcId: resourceId('a VPC id', 'vpc'),
  subnetId: resourceId('a subnet id', 'subnet'),
  securityGroupId: resourceId('a security group id', 'sg'),
  keyArn: fieldPattern({
    is: 'the ARN of a KMS key',
    matches:
      /^arn:aws:kms:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:key\/(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/,
    hint: 'use the ARN of the key itself, not of an alias, such as arn:aws:kms:us-west-2:100000000002:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  }),
  keyAlias: fieldPattern({
    is: 'a key alias',
    matches: /^alias\/(?!aws\/)[A-Za-z0-9/_-]{1,250}$/,
    hint: "use the key's alias, such as alias/payments; those under alias/aws/ belong to AWS",
  }),
  instanceProfileArn: fieldPattern({
    is: 'the ARN of an instance profile',
    matches:
      /^arn:aws:iam::\d{12}:instance-profile\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/,
    hint: 'use the ARN of the instance profile, such as arn:aws:iam::100000000002:instance-profile/payments-readers',
  }),
  /** An address or a range. */
  ipv4Range: fieldRule({
    problem: ipv4RangeProblem,
    description:
      'use IPv4 addresses or ranges, such as 203.0.113.7 or 203.0.113.0/24',
    pattern: '^\\d{1,3}(\\.\\d{1,3}){3}(/\\d{1,2})?$',
  }),
  /** A range, never a single address without its /32. */
  cidr: fieldRule({
    problem: text =>
      text.includes('/')
        ? ipv4RangeProblem(text)
        : {
            message: `${shown(text)} is not an IPv4 range`,
            hint: 'write an address and a prefix length, such as 10.8.0.0/16',
          },
    description: 'use an IPv4 range, such as 10.8.0.0/16',
    pattern: '^\\d{1,3}(\\.\\d{1,3}){3}/\\d{1,2}$',
  }),
  /** Amazon S3 user guide, bucket naming rules and object keys, 2026. */
  storageUrl: fieldPattern({
    is: 'a place in a bucket',
    matches:
      /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[^\p{Cc}\p{Cs}"'`\\]{0,900})?$/u,
    hint: 'use the address of a folder, such as s3://acme-lake/sales',
  }),
  instanceType: fieldPattern({
    is: 'an instance type',
    matches: /^[a-z][a-z0-9-]{1,15}\.[a-z0-9-]{2,20}$/,
    hint: 'use an EC2 instance type that Databricks takes, such as m5d.large',
  }),
};
