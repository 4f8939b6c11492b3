import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { Catalog } from '#dbx/catalog';
import { DataDatabricksCurrentMetastore } from '#dbx/data-databricks-current-metastore';
import { Grant } from '#dbx/grant';
import { Recipient } from '#dbx/recipient';
import { Share } from '#dbx/share';
import { CatalogReaders } from '../unity-catalog/CatalogReaders';
import { SharedSchema } from './sharedSchemas';

/**
 * What a share is made from.
 *
 * @public
 */
export interface CatalogSharingProps {
  /** The workspace that shares. */
  readonly provider: TerraformProvider;
  /** The workspace in the other region. */
  readonly recipientProvider: TerraformProvider;
  readonly shareName: string;
  readonly recipientName: string;
  readonly schemas: readonly SharedSchema[];
  /** What the shared schemas are seen in, there. */
  readonly catalogName: string;
  /** Groups that read it there. */
  readonly readers: readonly string[];
}

/**
 * Schemas of one region's metastore in a catalog of another's, by Delta
 * Sharing from Databricks to Databricks: nothing is copied, data is read where
 * it lies. The catalog is its workspace's own; others may be bound to it.
 *
 * The provider of the share appears in the other metastore by itself, under the
 * global id of the metastore that shares. A metastore knows another one as one
 * recipient only. Metastores of one account need not be opened for it: sharing
 * among them is on by default.
 *
 * Sources: Databricks docs, "Share data using the Delta Sharing
 * Databricks-to-Databricks protocol" and "Set up Delta Sharing for your
 * account", 2026; Databricks Terraform provider
 * 1.99.0, `databricks_recipient`, `databricks_share`.
 *
 * @public
 */
export class CatalogSharing extends Construct {
  readonly catalogName: string;

  constructor(scope: Construct, id: string, props: CatalogSharingProps) {
    super(scope, id);
    const { provider, recipientProvider } = props;
    const own = globalMetastoreId(this, 'metastore', provider);
    const theirs = globalMetastoreId(
      this,
      'recipient-metastore',
      recipientProvider,
    );
    const share = new Share(this, 'Resource', {
      provider,
      name: props.shareName,
      // The provider takes them in the order of their names.
      object: [...props.schemas]
        .sort((left, right) => (left.name < right.name ? -1 : 1))
        .map(({ name, sharedAs }) => ({
          name,
          dataObjectType: 'SCHEMA',
          sharedAs,
          // Tables can be cloned and read as streams with their history only.
          historyDataSharingStatus: 'ENABLED',
        })),
    });
    const recipient = new Recipient(this, 'recipient', {
      provider,
      name: props.recipientName,
      authenticationType: 'DATABRICKS',
      dataRecipientGlobalMetastoreId: theirs,
    });
    const grant = new Grant(this, 'grant', {
      provider,
      share: share.name,
      principal: recipient.name,
      privileges: ['SELECT'],
    });
    const catalog = new Catalog(this, 'catalog', {
      provider: recipientProvider,
      name: props.catalogName,
      providerName: own,
      shareName: share.name,
      isolationMode: 'ISOLATED',
      dependsOn: [grant],
    });
    this.catalogName = catalog.name;
    new CatalogReaders(this, 'reader', {
      provider: recipientProvider,
      catalogName: catalog.name,
      groups: props.readers,
      privileges: ['READ_VOLUME', 'SELECT', 'USE_CATALOG', 'USE_SCHEMA'],
    });
  }
}

function globalMetastoreId(
  scope: Construct,
  id: string,
  provider: TerraformProvider,
): string {
  return new DataDatabricksCurrentMetastore(scope, id, { provider })
    .metastoreInfo.globalMetastoreId;
}
