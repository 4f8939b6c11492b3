import { z } from 'zod';
import { fields } from '../schema/fields';
import { lakehouseFields } from '../schema/lakehouseFields';
import { keyed, lenient, list, text } from './lenient';

const parts = keyed({
  primary: lenient(fields.environment),
  secondaries: list(fields.environment),
  sharing: keyed({
    catalogs: list(fields.catalogName),
    as: lenient(fields.catalogName),
  }),
  database: keyed({
    mode: text,
    instanceClass: lenient(lakehouseFields.databaseClass),
    federateAs: lenient(fields.catalogName),
    federationSecret: lenient(lakehouseFields.secretArn),
  }),
  dns: keyed({ records: lenient(z.record(z.string(), text)) }),
  replication: keyed({ zones: list(lakehouseFields.zoneName) }),
});

/** A primary environment and its secondaries, as far as it is right. */
export const regionsDraft = lenient(
  z.record(z.string(), z.unknown()).transform(written => ({
    ...parts.parse(written),
    // `keys` of a draft are those of its mapping; this is the one of the file.
    multiRegionKeys: written.keys === 'multi-region',
  })),
);
