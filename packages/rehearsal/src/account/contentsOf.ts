import type { AccountObject } from './AccountObject';
import type { RehearsalAccount } from './RehearsalAccount';

/** What is in a schema; its id begins with the schema's. */
const IN_SCHEMA = [
  'databricks_volume',
  'databricks_sql_table',
  'databricks_table',
  'databricks_registered_model',
];
const IN_DIRECTORY = [
  'databricks_notebook',
  'databricks_workspace_file',
  'databricks_directory',
];

function within(
  account: RehearsalAccount,
  { id, scope }: AccountObject,
  types: readonly string[],
  separator: string,
): AccountObject[] {
  return types
    .flatMap(type => account.objects({ type }))
    .filter(
      other =>
        other.scope === scope && other.id.startsWith(`${id}${separator}`),
    );
}

/**
 * What an object holds that is deleted with it or keeps it from being deleted:
 * the objects of a bucket, schemas of a catalog, tables and volumes of a
 * schema, catalogs of a metastore, notebooks of a directory.
 */
export function contentsOf(
  account: RehearsalAccount,
  object: AccountObject,
): AccountObject[] {
  switch (object.type) {
    case 'aws_s3_bucket':
      return account
        .objects({ type: 'aws_s3_object' })
        .filter(({ attributes }) => attributes.bucket === object.id);
    case 'databricks_metastore':
      return account
        .objects({ type: 'databricks_catalog' })
        .filter(({ scope }) => scope === `metastore:${object.id}`);
    case 'databricks_catalog':
      return within(account, object, ['databricks_schema', ...IN_SCHEMA], '.');
    case 'databricks_schema':
      return within(account, object, IN_SCHEMA, '.');
    case 'databricks_directory':
      return within(account, object, IN_DIRECTORY, '/');
    default:
      return [];
  }
}

/** Whether a delete takes along what an object holds. */
export function takesAlong({ attributes }: AccountObject): boolean {
  return (
    attributes.force_destroy === true || attributes.delete_recursive === true
  );
}
