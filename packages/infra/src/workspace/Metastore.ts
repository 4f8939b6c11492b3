import { Metastore as DeclaredMetastore } from '@lakeport/project';
import { ITerraformDependable, TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { DataDatabricksMetastore } from '#dbx/data-databricks-metastore';
import { Metastore as DatabricksMetastore } from '#dbx/metastore';
import { literal } from '../framework/literal';

/** In seconds: 90 days. */
const TOKEN_LIFETIME = 90 * 86_400;

/**
 * What a region's metastore is made from or found by.
 *
 * @public
 */
export interface MetastoreProps {
  readonly region: string;
  /** Looked up by region, by id, or created. */
  readonly metastore: DeclaredMetastore;
  /** The name of one that is created. */
  readonly name: string;
  readonly deletionProtection: boolean;
  /** Whether one that is created shares with others of the account. */
  readonly shares?: boolean;
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  /** What has to be there before one is created, such as its owner. */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * The Unity Catalog metastore of a region. One that is created gets a group as
 * its owner, else the service principal that ran Terraform would be the only
 * one to administer it; and no storage of its own, since every catalog brings
 * its own.
 *
 * @public
 */
export class Metastore extends Construct {
  readonly metastoreId: string;

  constructor(scope: Construct, id: string, props: MetastoreProps) {
    super(scope, id);
    const { metastore, provider, region } = props;
    switch (metastore.mode) {
      case 'create':
        this.metastoreId = new DatabricksMetastore(this, 'Resource', {
          provider,
          region,
          name: props.name,
          owner: literal(metastore.owner),
          forceDestroy: false,
          // What Databricks does by itself among metastores of one account, said
          // so that nobody opens it wider unnoticed ("Set up Delta Sharing for
          // your account", 2026). It takes both or neither; nobody outside the
          // account gets a token as long as the scope is internal.
          ...(props.shares && {
            deltaSharingScope: 'INTERNAL',
            deltaSharingRecipientTokenLifetimeInSeconds: TOKEN_LIFETIME,
          }),
          dependsOn: props.dependsOn,
          ...(props.deletionProtection && {
            lifecycle: { preventDestroy: true },
          }),
        }).id;
        break;
      case 'existing':
        this.metastoreId = new DataDatabricksMetastore(this, 'Resource', {
          provider,
          metastoreId: metastore.id,
        }).id;
        break;
      default:
        this.metastoreId = new DataDatabricksMetastore(this, 'Resource', {
          provider,
          region,
        }).id;
    }
  }
}
