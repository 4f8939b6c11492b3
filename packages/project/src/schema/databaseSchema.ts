import { z } from 'zod';
import { fields } from './fields';
import { lakehouseFields } from './lakehouseFields';
import { modes } from './modes';
import { modesBy } from './modesBy';

const mode = {
  description: 'use global (Aurora Global Database) or replica (RDS)',
};

const said = {
  federateAs: fields.catalogName.meta({
    description:
      'use a name for the foreign catalog that shows the database, such as retail_orders',
  }),
  instanceClass: lakehouseFields.databaseClass.default('db.r6g.large'),
  databaseName: lakehouseFields.databaseName.default('lakehouse'),
  federationSecret: lakehouseFields.secretArn.optional().meta({
    description:
      "use the ARN of a secret with username and password of a user that may only read; left out, the database's administrator is used",
  }),
  trustServerCertificate: z.boolean().optional().meta({
    description:
      'true or false: whether workspaces take the certificate of the database unchecked; connections are encrypted either way',
  }),
};

/**
 * A database with a copy in each secondary region.
 *
 * Sources: Amazon Aurora user guide, Aurora Global Database; Amazon RDS user
 * guide, read replicas in another AWS Region, 2026.
 */
export const databaseSchema = z
  .discriminatedUnion('mode', [
    z.strictObject({
      engine: z.enum(['aurora-postgresql', 'aurora-mysql']).meta({
        description:
          'use aurora-postgresql or aurora-mysql for mode: global, postgres or mysql for mode: replica',
      }),
      mode: z.literal('global').meta(mode),
      ...said,
    }),
    z.strictObject({
      engine: z.enum(['postgres', 'mysql']).meta({
        description:
          'use aurora-postgresql or aurora-mysql for mode: global, postgres or mysql for mode: replica',
      }),
      mode: z.literal('replica').meta(mode),
      ...said,
    }),
  ])
  .meta({
    description:
      'write a database, such as { engine: aurora-postgresql, mode: global, federateAs: retail_orders }',
  });
modes.add(
  databaseSchema,
  modesBy('mode', { global: 'mode: global', replica: 'mode: replica' }),
);
