import { z } from 'zod';
import { awsFields } from '../schema/awsFields';
import { fields } from '../schema/fields';
import { lakehouseFields } from '../schema/lakehouseFields';
import { keyed, lenient, list, named, text, whole } from './lenient';

const zoneName = lenient(lakehouseFields.zoneName);

/** A lakehouse, as far as it is right. */
export const lakehouseDraft = keyed({
  environments: list(fields.environment),
  zones: named({
    schema: lenient(fields.schemaName),
    format: lenient(z.enum(['files', 'delta'])),
    path: lenient(awsFields.storageUrl),
    retentionDays: whole,
    transitionToGlacierDays: whole,
  }),
  ingestion: keyed({
    streams: named({ deliverTo: zoneName }),
    batch: keyed({ into: zoneName }),
    onPremises: keyed({ cidrs: list(awsFields.cidr) }),
  }),
  orchestration: keyed({ trigger: text, cluster: text }),
});
