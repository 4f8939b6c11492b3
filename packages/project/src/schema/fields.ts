import { z } from 'zod';
import { awsRegions } from '../data/awsRegions';
import { regions } from '../data/regions';
import { bucketNameProblem } from './bucketNameProblem';
import { fieldPattern } from './fieldPattern';
import { fieldRule } from './fieldRule';
import { laterKeys } from './laterKeys';
import { shown } from '../shown';
import { vpcCidrProblem } from '../network/vpcCidrProblem';

function reserved<T extends z.ZodString>(
  field: T,
  names: readonly string[],
  problem: (name: string) => { message: string; hint: string },
) {
  return field.superRefine((name, context) => {
    if (names.includes(name)) {
      const { message, hint } = problem(name);
      context.addIssue({ code: 'custom', message, params: { hint } });
    }
  });
}

function region(
  names: readonly string[],
  later: string[],
  description: string,
) {
  const field = z.enum([...names]).meta({ description });
  laterKeys.add(field, { values: later });
  return field;
}

const unityName = (is: string) =>
  fieldPattern({
    is,
    matches: /^[a-z][a-z0-9_]{0,254}$/,
    hint: 'a-z, 0-9 and _, starting with a letter, at most 255 characters',
  });

const ENVIRONMENT_HINT =
  'use 1 to 20 characters of a-z, 0-9 and -, starting and ending with a letter or digit, such as dev';
const environmentName = fieldPattern({
  is: 'an environment name',
  matches: /^(?=.{1,20}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
  hint: ENVIRONMENT_HINT,
});

/**
 * The leaves of the project file: every kind of name, id and text, with its
 * rule and its hint.
 *
 * Sources: AWS documentation (account ids, IAM names, S3 bucket naming rules,
 * tag restrictions), Databricks documentation (object names in Unity Catalog,
 * customer-managed VPC) and databricks/terraform-provider-databricks 1.128.0,
 * 2026.
 */
export const fields = {
  projectName: fieldPattern({
    is: 'a project name',
    matches: /^(?=.{2,20}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    hint: 'use 2 to 20 characters of a-z, 0-9 and -, starting and ending with a letter or digit, such as payments',
  }),
  environmentName: reserved(
    environmentName,
    ['connectivity', 'regions'],
    name => ({
      message: `"${name}" is how spec.${name} is deployed, and no environment`,
      hint: 'use another name, such as dev',
    }),
  ).meta({ description: ENVIRONMENT_HINT }),
  /** An environment that is named somewhere else than where it is declared. */
  environment: environmentName,
  platformName: fieldPattern({
    is: 'a platform name',
    matches: /^(?=.{1,40}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    hint: 'use the name of the platform file: a-z, 0-9 and -, such as acme',
  }),
  platformFileName: fieldPattern({
    is: 'a platform name',
    matches: /^(?=.{2,20}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    hint: 'use 2 to 20 characters of a-z, 0-9 and -, starting and ending with a letter or digit, such as acme',
  }),
  title: fieldPattern({
    is: 'a title',
    matches: /^[^\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]{1,100}$/u,
    hint: 'use one line of 1 to 100 characters',
  }),
  description: fieldPattern({
    is: 'a description',
    matches: /^(?:[^\p{Cc}\p{Cs}]|[\n\t]){1,1000}$/u,
    hint: 'use 1 to 1000 characters without control characters',
  }),
  owner: fieldPattern({
    is: 'a reference to a group or user',
    matches:
      /^(?:(?:group|user):)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/,
    hint: 'use an entity reference such as group:default/payments-data',
  }),
  repository: fieldPattern({
    is: 'a repository',
    matches:
      /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}\/(?!\.{1,2}$)(?!.*\.git$)[A-Za-z0-9._-]{1,100}$/,
    hint: 'use organization/name, such as acme/payments-lakehouse',
  }),
  awsAccountId: fieldPattern({
    is: 'an AWS account id',
    matches: /^\d{12}$/,
    hint: 'use the 12 digits of the account in quotes, such as "100000000002"',
  }),
  databricksAccountId: fieldPattern({
    is: 'a Databricks account id',
    matches: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    lowerCase: true,
    hint: 'use the UUID that the account console shows, such as 0d26daa6-5e44-4c97-a497-ef015f91254a',
  }),
  metastoreId: fieldPattern({
    is: 'a metastore id',
    matches: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
    lowerCase: true,
    hint: 'use the UUID of the metastore, such as 7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22',
  }),
  roleName: fieldPattern({
    is: 'an IAM role name',
    matches: /^[A-Za-z0-9+=,.@_-]{1,64}$/,
    hint: 'use the name without path or account: 1 to 64 of letters, digits and + = , . @ _ -, such as TerraformAdminRole',
  }),
  bucketName: fieldRule({
    problem: name => {
      const problem = bucketNameProblem(name);
      return (
        problem && {
          message: `${shown(name)} is not a bucket name: ${problem.reason}`,
          hint: problem.hint,
        }
      );
    },
    description:
      'the name of an S3 bucket: 3 to 63 characters of a-z, 0-9, . and -',
    pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
  }),
  region: region(
    Object.keys(regions),
    // Of the two AWS GovCloud regions, Databricks runs in this one only.
    ['us-gov-west-1'],
    'use an AWS region that Databricks runs in, such as us-west-2',
  ),
  awsRegion: region(
    awsRegions,
    ['us-gov-east-1', 'us-gov-west-1'],
    'use an AWS region, such as us-east-1',
  ),
  availabilityZone: fieldPattern({
    is: 'an availability zone',
    matches: /^[a-z]{2}(?:-[a-z]+)+-\d[a-z]$/,
    hint: "use the region's name and a letter, such as us-west-2a",
  }),
  vpcCidr: fieldRule({
    problem: vpcCidrProblem,
    description:
      'use a private IPv4 range from /16 to /24, such as 10.0.0.0/22',
    pattern: '^\\d{1,3}(\\.\\d{1,3}){3}/(1[6-9]|2[0-4])$',
  }),
  catalogName: reserved(
    unityName('a catalog name'),
    ['system', 'samples', 'hive_metastore', 'spark_catalog'],
    name => ({
      message: `"${name}" is a catalog that Databricks provides`,
      hint: 'use another name, such as payments_dev',
    }),
  ).meta({
    description:
      'use a-z, 0-9 and _, starting with a letter, such as payments_dev',
  }),
  schemaName: reserved(
    unityName('a schema name'),
    ['information_schema'],
    () => ({
      message: '"information_schema" is in every catalog already',
      hint: 'use another name, such as raw',
    }),
  ).meta({
    description: 'use a-z, 0-9 and _, starting with a letter, such as raw',
  }),
  volumeName: unityName('a volume name').meta({
    description: 'use a-z, 0-9 and _, starting with a letter, such as landing',
  }),
  groupName: fieldPattern({
    is: 'a group name',
    matches: /^(?! )[^\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]{1,255}(?<! )$/u,
    hint: 'use the display name of a Databricks account group, 1 to 255 characters, such as data-engineers',
  }),
  email: fieldPattern({
    is: 'an email address',
    matches:
      /^(?=.{3,254}$)[^@\s\p{Cc}\p{Cs}]+@[^@\s\p{Cc}\p{Cs}]+\.[^@\s\p{Cc}\p{Cs}]+$/u,
    hint: 'use the address the person signs in to Databricks with, such as data-admin@acme.example',
  }),
};
