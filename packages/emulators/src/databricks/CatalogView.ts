import type { AccountObjects } from './AccountObjects';
import type { HeldObject } from './AccountReader';
import { fields } from './fields';

/** Where a volume or a table is. */
interface SchemaPlace {
  metastoreId: string;
  catalog: string;
  schema: string;
}

/** Joins what the rehearsal account holds into the answers of Unity Catalog's API. */
export class CatalogView {
  constructor(private readonly objects: AccountObjects) {}

  /**
   * Whether a catalog can be seen in a workspace: an isolated one only where it
   * was made and where it is bound to (Databricks docs, workspace-catalog
   * binding, 2026).
   */
  private isBound(object: HeldObject, workspaceId: string): boolean {
    const isolated = /ISOLATED$/.test(
      fields.text(object.attributes.isolation_mode) ?? 'OPEN',
    );
    return (
      !isolated ||
      object.workspaceId === workspaceId ||
      this.objects
        .ofType('databricks_workspace_binding')
        .some(
          binding =>
            binding.attributes.securable_name === object.attributes.name &&
            this.objects.workspaceIdOf(binding) === workspaceId,
        )
    );
  }

  catalogs(metastoreId: string, workspaceId: string) {
    return this.objects
      .inMetastore('databricks_catalog', metastoreId)
      .filter(object => this.isBound(object, workspaceId))
      .map(object => ({
        ...fields.pick(object, [
          'name',
          'owner',
          'comment',
          'properties',
          'options',
          'storage_root',
          'storage_location',
          'connection_name',
          'provider_name',
          'share_name',
          'created_at',
          'created_by',
          'updated_at',
          'updated_by',
        ]),
        full_name: object.attributes.name,
        metastore_id: metastoreId,
        catalog_type:
          fields.text(object.attributes.catalog_type) ?? 'MANAGED_CATALOG',
        isolation_mode: fields.text(object.attributes.isolation_mode) ?? 'OPEN',
        browse_only: false,
        securable_type: 'CATALOG',
      }));
  }

  schemas(metastoreId: string, catalog: string) {
    return this.objects
      .inMetastore('databricks_schema', metastoreId)
      .filter(object => object.attributes.catalog_name === catalog)
      .map(object => ({
        ...fields.pick(object, [
          'name',
          'catalog_name',
          'owner',
          'comment',
          'properties',
          'storage_root',
          'storage_location',
          'schema_id',
        ]),
        full_name: `${catalog}.${String(object.attributes.name)}`,
        metastore_id: metastoreId,
        catalog_type: 'MANAGED_CATALOG',
      }));
  }

  volumes(metastoreId: string, catalog: string, schema: string) {
    return this.inSchema(
      { metastoreId, catalog, schema },
      ['databricks_volume'],
      ['volume_type', 'volume_id', 'storage_location'],
    );
  }

  tables(metastoreId: string, catalog: string, schema: string) {
    return this.inSchema(
      { metastoreId, catalog, schema },
      ['databricks_sql_table', 'databricks_table'],
      [
        'table_type',
        'data_source_format',
        'storage_location',
        'view_definition',
        'properties',
      ],
      ({ attributes }) => ({
        columns: attributes.column ?? attributes.columns ?? [],
      }),
    );
  }

  private inSchema(
    { metastoreId, catalog, schema }: SchemaPlace,
    types: string[],
    names: string[],
    more: (object: HeldObject) => Record<string, unknown> = () => ({}),
  ) {
    return types
      .flatMap(type => this.objects.inMetastore(type, metastoreId))
      .filter(
        ({ attributes }) =>
          attributes.catalog_name === catalog &&
          attributes.schema_name === schema,
      )
      .map(object => ({
        ...fields.pick(object, [
          'name',
          'catalog_name',
          'schema_name',
          'owner',
          'comment',
          ...names,
        ]),
        ...more(object),
        full_name: `${catalog}.${schema}.${String(object.attributes.name)}`,
        metastore_id: metastoreId,
      }));
  }
}
