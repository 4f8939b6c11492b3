import type { AccountObjects } from './AccountObjects';
import type { HeldObject } from './AccountReader';
import { fields } from './fields';
import type { Viewpoint } from './UnityCatalogSource';

/** Joins what the rehearsal account holds into the catalogs and schemas of Unity Catalog's API. */
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

  catalogs({ metastoreId, workspaceId, unbound }: Viewpoint) {
    return this.objects
      .inMetastore('databricks_catalog', metastoreId)
      .filter(object => unbound || this.isBound(object, workspaceId))
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
          'created_at',
          'created_by',
          'updated_at',
          'updated_by',
        ]),
        full_name: `${catalog}.${String(object.attributes.name)}`,
        metastore_id: metastoreId,
        catalog_type: 'MANAGED_CATALOG',
      }));
  }
}
