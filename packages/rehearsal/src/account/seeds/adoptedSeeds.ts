import { literalOf } from '../../run/literalOf';
import type { AccountObject } from '../AccountObject';
import { SeedContext } from './SeedContext';

/** What a workspace is made with, by the argument that names it; of a key, for what. */
const PARTS: ReadonlyArray<
  readonly [argument: string, type: string, id: string, use?: string]
> = [
  ['credentials_id', 'databricks_mws_credentials', 'credentials_id'],
  [
    'storage_configuration_id',
    'databricks_mws_storage_configurations',
    'storage_configuration_id',
  ],
  ['network_id', 'databricks_mws_networks', 'network_id'],
  [
    'managed_services_customer_managed_key_id',
    'databricks_mws_customer_managed_keys',
    'customer_managed_key_id',
    'MANAGED_SERVICES',
  ],
  [
    'storage_customer_managed_key_id',
    'databricks_mws_customer_managed_keys',
    'customer_managed_key_id',
    'STORAGE',
  ],
];

/** The names that a part must have beside its id, to be whole. */
const NAMES: Record<string, string> = {
  databricks_mws_credentials: 'credentials_name',
  databricks_mws_storage_configurations: 'storage_configuration_name',
  databricks_mws_networks: 'network_name',
};

function parts(context: SeedContext): AccountObject[] {
  return context
    .blocks('resource', 'databricks_mws_workspaces')
    .flatMap(block =>
      PARTS.flatMap(([argument, type, name]) => {
        const id = literalOf(block[argument]);
        if (!id) return [];
        // One registration of a key may be for both.
        const uses = PARTS.flatMap(([other, , , use]) =>
          use && literalOf(block[other]) === id ? [use] : [],
        );
        return [
          context.databricks(
            type,
            `${context.databricksAccountId}/${id}`,
            {
              account_id: context.databricksAccountId,
              [name]: id,
              ...(NAMES[type] ? { [NAMES[type]]: `existing-${id}` } : {}),
              ...(uses.length > 0 ? { use_cases: uses } : {}),
            },
            { region: context.region },
          ),
        ];
      }),
    );
}

function awsParts(context: SeedContext): AccountObject[] {
  const roles = context
    .blocks('data', 'aws_iam_role')
    .flatMap(({ name }) => literalOf(name) ?? [])
    .map(name =>
      context.aws(
        'aws_iam_role',
        name,
        {
          arn: `arn:aws:iam::${context.awsAccountId}:role/${name}`,
          name,
          path: '/',
          unique_id: `AROA${context.identity(name).letters(17)}`,
        },
        { region: null },
      ),
    );
  const buckets = context
    .blocks('data', 'aws_s3_bucket')
    .flatMap(({ bucket }) => literalOf(bucket) ?? [])
    .map(bucket => ({
      ...context.aws('aws_s3_bucket', bucket, {
        arn: `arn:aws:s3:::${bucket}`,
        bucket,
      }),
      // There is one of a name in all of AWS.
      scope: '',
    }));
  return [...roles, ...buckets];
}

/**
 * What a stack names of a workspace that somebody else made: configurations of
 * the account, a role and a bucket.
 */
export function adoptedSeeds(context: SeedContext): AccountObject[] {
  return [...parts(context), ...awsParts(context)];
}
