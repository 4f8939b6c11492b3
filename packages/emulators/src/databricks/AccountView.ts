import type { AccountObjects } from './AccountObjects';
import type { HeldObject } from './AccountReader';
import { fields } from './fields';

/** What Databricks has found out about a network when it last looked. */
function networkStatus(object: HeldObject, used: boolean): string {
  const status = fields.text(object.attributes.vpc_status) ?? '';
  if (['BROKEN', 'WARNED'].includes(status)) {
    return status;
  }
  return used ? 'VALID' : 'UNATTACHED';
}

/** Joins what the rehearsal account holds into the answers of Databricks' account API. */
export class AccountView {
  constructor(
    private readonly objects: AccountObjects,
    private readonly baseUrl: () => string,
  ) {}

  workspaces(accountId: string) {
    return this.objects
      .ofAccount('databricks_mws_workspaces', accountId)
      .map(object => this.workspace(accountId, object));
  }

  private workspace(accountId: string, object: HeldObject) {
    const id = this.objects.workspaceIdOf(object);
    return {
      account_id: accountId,
      workspace_id: fields.wholeNumber(id),
      ...fields.pick(object, [
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
      workspace_status:
        fields.text(object.attributes.workspace_status) ?? 'RUNNING',
      workspace_url: `${this.baseUrl()}/w/${id}`,
    };
  }

  findWorkspace(workspaceId: string): HeldObject | undefined {
    return this.objects
      .ofType('databricks_mws_workspaces')
      .find(object => this.objects.workspaceIdOf(object) === workspaceId);
  }

  networks(accountId: string) {
    return this.objects
      .ofAccount('databricks_mws_networks', accountId)
      .map(object => {
        const used = this.objects
          .ofAccount('databricks_mws_workspaces', accountId)
          .find(w => w.attributes.network_id === object.attributes.network_id);
        return {
          account_id: accountId,
          ...fields.pick(object, [
            'network_id',
            'network_name',
            'vpc_id',
            'subnet_ids',
            'security_group_ids',
            'creation_time',
          ]),
          ...(fields.block(object.attributes.vpc_endpoints)
            ? { vpc_endpoints: fields.block(object.attributes.vpc_endpoints) }
            : {}),
          vpc_status: networkStatus(object, used !== undefined),
          error_messages: object.attributes.error_messages ?? [],
          warning_messages: object.attributes.warning_messages ?? [],
          ...(used
            ? {
                workspace_id: fields.wholeNumber(
                  this.objects.workspaceIdOf(used),
                ),
              }
            : {}),
        };
      });
  }

  credentials(accountId: string) {
    return this.objects
      .ofAccount('databricks_mws_credentials', accountId)
      .map(object => ({
        account_id: accountId,
        ...fields.pick(object, [
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
      }));
  }

  storageConfigurations(accountId: string) {
    return this.objects
      .ofAccount('databricks_mws_storage_configurations', accountId)
      .map(object => ({
        account_id: accountId,
        ...fields.pick(object, [
          'storage_configuration_id',
          'storage_configuration_name',
          'role_arn',
          'creation_time',
        ]),
        root_bucket_info: { bucket_name: object.attributes.bucket_name },
      }));
  }

  /**
   * Account-level objects whose answer is their attributes as they are.
   *
   * @param blocks - names of the attributes that are one block
   */
  plain(type: string, accountId: string, blocks: readonly string[] = []) {
    return this.objects.ofAccount(type, accountId).map(object => ({
      ...Object.fromEntries(
        Object.entries(object.attributes)
          .filter(([name, value]) => name !== 'id' && value !== null)
          .map(([name, value]) => [
            name,
            blocks.includes(name) ? fields.block(value) : value,
          ]),
      ),
      account_id: accountId,
    }));
  }

  metastores(accountId?: string) {
    return this.objects
      .ofType('databricks_metastore')
      .filter(
        object =>
          accountId === undefined ||
          object.accountId === undefined ||
          object.accountId === accountId,
      )
      .map(object => ({
        metastore_id: fields.text(object.attributes.metastore_id) ?? object.id,
        ...fields.pick(object, [
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
        region: fields.text(object.attributes.region) ?? object.region,
      }));
  }

  /** The metastore that a workspace is assigned to, with its default catalog. */
  assignment(workspaceId: string) {
    const found = this.objects
      .ofType('databricks_metastore_assignment')
      .find(object => this.objects.workspaceIdOf(object) === workspaceId);
    const metastoreId =
      fields.text(found?.attributes.metastore_id) ?? found?.metastoreId;
    if (!found || !metastoreId) {
      return undefined;
    }
    const setting = this.objects
      .ofType('databricks_default_namespace_setting')
      .find(object => object.workspaceId === workspaceId);
    const namespace = fields.block(setting?.attributes.namespace);
    const chosen =
      typeof namespace === 'object' &&
      namespace !== null &&
      'value' in namespace
        ? fields.text(namespace.value)
        : undefined;
    return {
      metastore_id: metastoreId,
      workspace_id: fields.wholeNumber(workspaceId),
      default_catalog_name:
        chosen ?? fields.text(found.attributes.default_catalog_name) ?? 'main',
    };
  }

  workspacesOfMetastore(metastoreId: string): bigint[] {
    return this.objects
      .ofType('databricks_metastore_assignment')
      .filter(
        object =>
          (fields.text(object.attributes.metastore_id) ??
            object.metastoreId) === metastoreId,
      )
      .flatMap(
        object => fields.wholeNumber(this.objects.workspaceIdOf(object)) ?? [],
      );
  }

  permissionAssignments(workspaceId: string) {
    return this.objects
      .ofType('databricks_mws_permission_assignment')
      .filter(object => this.objects.workspaceIdOf(object) === workspaceId)
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
      const found = this.objects.ofType(type).find(object => object.id === id);
      const name = fields.text(found?.attributes[attribute]);
      if (found && name) {
        return {
          principal_id: fields.wholeNumber(id),
          display_name: fields.text(found.attributes.display_name) ?? name,
          [field]: name,
        };
      }
    }
    return { principal_id: fields.wholeNumber(id) };
  }
}
