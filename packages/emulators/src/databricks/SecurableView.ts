import type { AccountObjects } from './AccountObjects';
import type { HeldObject } from './AccountReader';
import type { Answer } from './Answer';
import { fields } from './fields';
import type { SecurableKind, Viewpoint } from './UnityCatalogSource';
import { withoutEmpty } from './withoutEmpty';

const COMMON = [
  'name',
  'owner',
  'comment',
  'read_only',
  'isolation_mode',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
];

/** Terraform's type of what can be bound to workspaces, by Databricks' word for it. */
const BINDABLE: Record<string, string> = {
  catalog: 'databricks_catalog',
  external_location: 'databricks_external_location',
  storage_credential: 'databricks_storage_credential',
};

/** External locations, storage credentials, and which workspaces may use what. */
export class SecurableView {
  constructor(private readonly objects: AccountObjects) {}

  securables(from: Viewpoint, kind: SecurableKind): Answer[] {
    const { metastoreId } = from;
    return kind === 'external-locations'
      ? this.visible('databricks_external_location', from).map(object => ({
          ...fields.pick(object, [...COMMON, 'url', 'credential_name']),
          metastore_id: metastoreId,
        }))
      : this.visible('databricks_storage_credential', from).map(object => ({
          ...fields.pick(object, COMMON),
          id: object.attributes.storage_credential_id ?? object.id,
          aws_iam_role: withoutEmpty(
            fields.block(object.attributes.aws_iam_role),
          ),
          metastore_id: metastoreId,
        }));
  }

  /** What is isolated is seen only where it was made and where it is bound to. */
  private visible(type: string, from: Viewpoint): HeldObject[] {
    const { metastoreId, workspaceId, unbound } = from;
    const word = type.replace('databricks_', '');
    return this.objects
      .inMetastore(type, metastoreId)
      .filter(
        object =>
          unbound ||
          homeOf(object) === undefined ||
          this.bindings(from, word, String(object.attributes.name))?.some(
            binding => String(binding.workspace_id) === workspaceId,
          ),
      );
  }

  /** Where something was made and what it was bound to; nothing for what is open to all. */
  bindings(
    { metastoreId }: Viewpoint,
    type: string,
    name: string,
  ): Answer[] | undefined {
    const found = this.objects
      .inMetastore(BINDABLE[type] ?? '', metastoreId)
      .find(({ attributes }) => attributes.name === name);
    if (!found) {
      return undefined;
    }
    const bound = this.objects
      .ofType('databricks_workspace_binding')
      .filter(
        ({ attributes }) =>
          (fields.text(attributes.securable_name) ??
            attributes.catalog_name) === name &&
          (fields.text(attributes.securable_type) ?? 'catalog') === type,
      )
      .map(object => ({
        workspace_id: fields.wholeNumber(this.objects.workspaceIdOf(object)),
        binding_type:
          fields.text(object.attributes.binding_type) ??
          'BINDING_TYPE_READ_WRITE',
      }));
    const home = homeOf(found);
    return home !== undefined &&
      !bound.some(({ workspace_id: id }) => id === home)
      ? [
          { workspace_id: home, binding_type: 'BINDING_TYPE_READ_WRITE' },
          ...bound,
        ]
      : bound;
  }
}

/** The workspace in which something isolated was made: it is bound there by itself. */
function homeOf(object: HeldObject): bigint | undefined {
  return /ISOLATED$/.test(fields.text(object.attributes.isolation_mode) ?? '')
    ? fields.wholeNumber(object.workspaceId)
    : undefined;
}
