import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { Catalog } from '#dbx/catalog';
import { Connection } from '#dbx/connection';
import { CatalogReaders } from '../unity-catalog/CatalogReaders';

/**
 * What a database is seen in a workspace with.
 *
 * @public
 */
export interface DatabaseFederationProps {
  readonly provider: TerraformProvider;
  readonly connectionName: string;
  readonly connectionType: 'POSTGRESQL' | 'MYSQL';
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly databaseName: string;
  /** Whether the certificate of the database is taken unchecked. */
  readonly trustServerCertificate?: boolean;
  readonly catalogName: string;
  /** Groups that read it. */
  readonly readers: readonly string[];
}

/**
 * A database as a catalog that can only be read (Lakehouse Federation): a
 * connection, which holds its password, and a foreign catalog. Nobody is
 * granted the connection itself, with which other catalogs could be made.
 *
 * Source: Databricks docs, "Run federated queries on PostgreSQL" and "… on
 * MySQL", 2026.
 *
 * @public
 */
export class DatabaseFederation extends Construct {
  constructor(scope: Construct, id: string, props: DatabaseFederationProps) {
    super(scope, id);
    const { provider } = props;
    const connection = new Connection(this, 'Resource', {
      provider,
      name: props.connectionName,
      connectionType: props.connectionType,
      options: {
        host: props.host,
        port: String(props.port),
        user: props.user,
        password: props.password,
        ...(props.trustServerCertificate && { trustServerCertificate: 'true' }),
      },
    });
    const catalog = new Catalog(this, 'catalog', {
      provider,
      name: props.catalogName,
      connectionName: connection.name,
      // In MySQL a database is a schema, and the catalog shows all of them.
      ...(props.connectionType === 'POSTGRESQL' && {
        options: { database: props.databaseName },
      }),
      isolationMode: 'ISOLATED',
    });
    new CatalogReaders(this, 'reader', {
      provider,
      catalogName: catalog.name,
      groups: props.readers,
      privileges: ['SELECT', 'USE_CATALOG', 'USE_SCHEMA'],
    });
  }
}
