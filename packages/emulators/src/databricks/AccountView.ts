import type { AccountReader, HeldObject } from './AccountReader';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const wholeNumber = (value: unknown): bigint | undefined =>
  /^\d+$/.test(String(value ?? '')) ? BigInt(String(value)) : undefined;

/** The fields of an object that have a value: Terraform's nulls are left out, as in Databricks' answers. */
function pick(
  object: HeldObject,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    names
      .map(name => [name, object.attributes[name]] as const)
      .filter(([, value]) => value !== null && value !== undefined),
  );
}

/** The one block that Terraform keeps as a list. */
function block(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/** Joins what the rehearsal account holds into the answers of Databricks' APIs. */
export class AccountView {
  constructor(
    private readonly account: AccountReader,
    private readonly baseUrl: () => string,
  ) {}

  private ofAccount(type: string, accountId: string): HeldObject[] {
    return this.account
      .objects({ type })
      .filter(
        object =>
          (text(object.attributes.account_id) ?? object.accountId) ===
          accountId,
      );
  }

  workspaceIdOf(object: HeldObject): string {
    return (
      object.workspaceId ??
      text(object.attributes.workspace_id) ??
      String(object.attributes.workspace_id ?? '')
    );
  }

  workspaces(accountId: string) {
    return this.ofAccount('databricks_mws_workspaces', accountId).map(object =>
      this.workspace(accountId, object),
    );
  }

  private workspace(accountId: string, object: HeldObject) {
    const id = this.workspaceIdOf(object);
    return {
      account_id: accountId,
      workspace_id: wholeNumber(id),
      ...pick(object, [
        'workspace_name',
        'deployment_name',
        'aws_region',
        'cloud',
        'pricing_tier',
        'credentials_id',
        'storage_configuration_id',
        'network_id',
        'private_access_settings_id',
        'managed_services_customer_managed_key_id',
        'storage_customer_managed_key_id',
        'network_connectivity_config_id',
        'compute_mode',
        'custom_tags',
        'creation_time',
        'workspace_status_message',
      ]),
      workspace_status: text(object.attributes.workspace_status) ?? 'RUNNING',
      workspace_url: `${this.baseUrl()}/w/${id}`,
    };
  }

  findWorkspace(workspaceId: string): HeldObject | undefined {
    return this.account
      .objects({ type: 'databricks_mws_workspaces' })
      .find(object => this.workspaceIdOf(object) === workspaceId);
  }

  networks(accountId: string) {
    return this.ofAccount('databricks_mws_networks', accountId).map(object => {
      const used = this.ofAccount('databricks_mws_workspaces', accountId).find(
        w => w.attributes.network_id === object.attributes.network_id,
      );
      return {
        account_id: accountId,
        ...pick(object, [
          'network_id',
          'network_name',
          'vpc_id',
          'subnet_ids',
          'security_group_ids',
          'creation_time',
        ]),
        ...(block(object.attributes.vpc_endpoints)
          ? { vpc_endpoints: block(object.attributes.vpc_endpoints) }
          : {}),
        vpc_status: used ? 'VALID' : 'UNATTACHED',
        error_messages: [],
        warning_messages: [],
        ...(used
          ? { workspace_id: wholeNumber(this.workspaceIdOf(used)) }
          : {}),
      };
    });
  }

  credentials(accountId: string) {
    return this.ofAccount('databricks_mws_credentials', accountId).map(
      object => ({
        account_id: accountId,
        ...pick(object, [
          'credentials_id',
          'credentials_name',
          'creation_time',
        ]),
        aws_credentials: {
          sts_role: {
            role_arn: object.attributes.role_arn,
            external_id: accountId,
          },
        },
      }),
    );
  }

  storageConfigurations(accountId: string) {
    return this.ofAccount(
      'databricks_mws_storage_configurations',
      accountId,
    ).map(object => ({
      account_id: accountId,
      ...pick(object, [
        'storage_configuration_id',
        'storage_configuration_name',
        'role_arn',
        'creation_time',
      ]),
      root_bucket_info: { bucket_name: object.attributes.bucket_name },
    }));
  }

  /** Account-level objects whose answer is their attributes as they are. */
  plain(type: string, accountId: string) {
    return this.ofAccount(type, accountId).map(object => ({
      ...Object.fromEntries(
        Object.entries(object.attributes).filter(
          ([name, value]) => name !== 'id' && value !== null,
        ),
      ),
      account_id: accountId,
    }));
  }

  metastores(accountId?: string) {
    return this.account
      .objects({ type: 'databricks_metastore' })
      .filter(
        object =>
          accountId === undefined ||
          object.accountId === undefined ||
          object.accountId === accountId,
      )
      .map(object => ({
        metastore_id: text(object.attributes.metastore_id) ?? object.id,
        ...pick(object, [
          'name',
          'cloud',
          'storage_root',
          'owner',
          'global_metastore_id',
          'delta_sharing_scope',
          'created_at',
          'created_by',
          'updated_at',
          'updated_by',
        ]),
        region: text(object.attributes.region) ?? object.region,
      }));
  }

  /** The metastore that a workspace is assigned to, with its default catalog. */
  assignment(workspaceId: string) {
    const found = this.account
      .objects({ type: 'databricks_metastore_assignment' })
      .find(object => this.workspaceIdOf(object) === workspaceId);
    const metastoreId =
      text(found?.attributes.metastore_id) ?? found?.metastoreId;
    if (!found || !metastoreId) {
      return undefined;
    }
    const setting = this.account
      .objects({ type: 'databricks_default_namespace_setting' })
      .find(object => object.workspaceId === workspaceId);
    const namespace = block(setting?.attributes.namespace);
    const chosen =
      typeof namespace === 'object' &&
      namespace !== null &&
      'value' in namespace
        ? text(namespace.value)
        : undefined;
    return {
      metastore_id: metastoreId,
      workspace_id: wholeNumber(workspaceId),
      default_catalog_name:
        chosen ?? text(found.attributes.default_catalog_name) ?? 'main',
    };
  }

  workspacesOfMetastore(metastoreId: string): bigint[] {
    return this.account
      .objects({ type: 'databricks_metastore_assignment' })
      .filter(
        object =>
          (text(object.attributes.metastore_id) ?? object.metastoreId) ===
          metastoreId,
      )
      .flatMap(object => wholeNumber(this.workspaceIdOf(object)) ?? []);
  }

  permissionAssignments(workspaceId: string) {
    return this.account
      .objects({ type: 'databricks_mws_permission_assignment' })
      .filter(object => this.workspaceIdOf(object) === workspaceId)
      .map(object => ({
        permissions: object.attributes.permissions,
        principal: this.principal(String(object.attributes.principal_id)),
      }));
  }

  private principal(id: string) {
    const kinds = [
      ['databricks_group', 'display_name', 'group_name'],
      ['databricks_user', 'user_name', 'user_name'],
      [
        'databricks_service_principal',
        'application_id',
        'service_principal_name',
      ],
    ] as const;
    for (const [type, attribute, field] of kinds) {
      const found = this.account
        .objects({ type })
        .find(object => object.id === id);
      const name = text(found?.attributes[attribute]);
      if (found && name) {
        return {
          principal_id: wholeNumber(id),
          display_name: text(found.attributes.display_name) ?? name,
          [field]: name,
        };
      }
    }
    return { principal_id: wholeNumber(id) };
  }

  private inMetastore(type: string, metastoreId: string): HeldObject[] {
    return this.account
      .objects({ type })
      .filter(
        object =>
          (object.metastoreId ?? text(object.attributes.metastore_id)) ===
          metastoreId,
      );
  }

  /**
   * Whether a catalog can be seen in a workspace: an isolated one only where it
   * was made and where it is bound to (Databricks docs, workspace-catalog
   * binding, 2026).
   */
  private isBound(object: HeldObject, workspaceId: string): boolean {
    const isolated = /ISOLATED$/.test(
      text(object.attributes.isolation_mode) ?? 'OPEN',
    );
    return (
      !isolated ||
      object.workspaceId === workspaceId ||
      this.account
        .objects({ type: 'databricks_workspace_binding' })
        .some(
          binding =>
            binding.attributes.securable_name === object.attributes.name &&
            this.workspaceIdOf(binding) === workspaceId,
        )
    );
  }

  catalogs(metastoreId: string, workspaceId: string) {
    return this.inMetastore('databricks_catalog', metastoreId)
      .filter(object => this.isBound(object, workspaceId))
      .map(object => ({
        ...pick(object, [
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
        catalog_type: text(object.attributes.catalog_type) ?? 'MANAGED_CATALOG',
        isolation_mode: text(object.attributes.isolation_mode) ?? 'OPEN',
        browse_only: false,
        securable_type: 'CATALOG',
      }));
  }

  schemas(metastoreId: string, catalog: string) {
    return this.inMetastore('databricks_schema', metastoreId)
      .filter(object => object.attributes.catalog_name === catalog)
      .map(object => ({
        ...pick(object, [
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
    return this.inMetastore('databricks_volume', metastoreId)
      .filter(
        ({ attributes }) =>
          attributes.catalog_name === catalog &&
          attributes.schema_name === schema,
      )
      .map(object => ({
        ...pick(object, [
          'name',
          'catalog_name',
          'schema_name',
          'owner',
          'comment',
          'volume_type',
          'volume_id',
          'storage_location',
        ]),
        full_name: `${catalog}.${schema}.${String(object.attributes.name)}`,
        metastore_id: metastoreId,
      }));
  }

  tables(metastoreId: string, catalog: string, schema: string) {
    return ['databricks_sql_table', 'databricks_table']
      .flatMap(type => this.inMetastore(type, metastoreId))
      .filter(
        ({ attributes }) =>
          attributes.catalog_name === catalog &&
          attributes.schema_name === schema,
      )
      .map(object => ({
        ...pick(object, [
          'name',
          'catalog_name',
          'schema_name',
          'owner',
          'comment',
          'table_type',
          'data_source_format',
          'storage_location',
          'view_definition',
          'properties',
        ]),
        columns: object.attributes.column ?? object.attributes.columns ?? [],
        full_name: `${catalog}.${schema}.${String(object.attributes.name)}`,
        metastore_id: metastoreId,
      }));
  }
}
