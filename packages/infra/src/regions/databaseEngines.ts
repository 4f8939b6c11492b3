import { RegionsDatabase } from '@lakeport/project';

/** What differs from engine to engine. */
export interface DatabaseEngine {
  /** A long-term support release, or a major version whose newest AWS takes. */
  readonly version: string;
  readonly parameterFamily: string;
  readonly port: number;
  /** As `databricks_connection` calls it. */
  readonly connectionType: 'POSTGRESQL' | 'MYSQL';
  /** The parameter that refuses connections without TLS. */
  readonly tls: { readonly name: string; readonly value: string };
}

const POSTGRESQL = {
  port: 5432,
  connectionType: 'POSTGRESQL',
  tls: { name: 'rds.force_ssl', value: '1' },
} as const;

const MYSQL = { port: 3306, connectionType: 'MYSQL' } as const;

/**
 * The engines of a database across regions.
 *
 * Sources: Amazon Aurora User Guide, "Aurora PostgreSQL long-term support
 * releases" (16.8) and "Aurora MySQL long-term support releases" (3.10);
 * Amazon RDS User Guide, "Requiring an SSL/TLS connection", 2026.
 */
export const databaseEngines: Readonly<
  Record<RegionsDatabase['engine'], DatabaseEngine>
> = {
  'aurora-postgresql': {
    ...POSTGRESQL,
    version: '16.8',
    parameterFamily: 'aurora-postgresql16',
  },
  'aurora-mysql': {
    ...MYSQL,
    version: '8.0.mysql_aurora.3.10.0',
    parameterFamily: 'aurora-mysql8.0',
    tls: { name: 'require_secure_transport', value: 'ON' },
  },
  postgres: { ...POSTGRESQL, version: '16', parameterFamily: 'postgres16' },
  mysql: {
    ...MYSQL,
    version: '8.4',
    parameterFamily: 'mysql8.4',
    tls: { name: 'require_secure_transport', value: '1' },
  },
};
