import { z } from 'zod';
import { databaseSchema } from './databaseSchema';
import { fields } from './fields';
import { lakehouseFields } from './lakehouseFields';
import { scheduleSchema } from './scheduleSchema';

const sharing = z
  .strictObject({
    catalogs: z
      .array(fields.catalogName)
      .min(1, { error: 'no catalog is listed' })
      .meta({
        description: 'list catalogs of the primary, such as [retail_online]',
      }),
    as: fields.catalogName.meta({
      description:
        'use a name for the catalog that they are seen in there, such as retail_online_shared',
    }),
  })
  .meta({
    description:
      'write which catalogs are shared and as what, such as { catalogs: [retail_online], as: retail_online_shared }',
  });

const dns = z
  .strictObject({
    zone: lakehouseFields.dnsZone,
    records: z
      .record(
        lakehouseFields.dnsRecord,
        z.enum(['database']).meta({ description: 'use database' }),
      )
      .default({})
      .meta({
        description:
          'names in the zone and what they stand for, such as { orders-db: database }',
      }),
  })
  .meta({
    description:
      'write a private zone and its names, such as { zone: retail.internal.example, records: { orders-db: database } }',
  });

const replication = z
  .strictObject({
    zones: z
      .array(lakehouseFields.zoneName)
      .min(1, { error: 'no zone is listed' })
      .meta({ description: 'list zones of the lakehouse, such as [raw]' }),
    schedule: scheduleSchema.optional(),
  })
  .meta({
    description:
      'write which zones are copied, such as { zones: [raw] }; zones of Delta tables need a schedule',
  });

const monitoring = z
  .strictObject({
    notify: z
      .array(
        fields.email.meta({
          description: 'use an email address, such as ops@retail.example',
        }),
      )
      .min(1, { error: 'nobody is listed' })
      .max(50, { error: 'more than 50 addresses are listed' })
      .meta({
        description:
          'list who gets mail when a signal goes off, such as [ops@retail.example]',
      }),
  })
  .meta({
    description:
      'write who gets mail, such as { notify: [ops@retail.example] }',
  });

/** A primary environment and those in other regions that take over from it. */
export const regionsSchema = z
  .strictObject({
    primary: fields.environment.meta({
      description: 'use the name of an environment, such as online',
    }),
    secondaries: z
      .array(fields.environment)
      .min(1, { error: 'no secondary environment is listed' })
      // Aurora user guide, Aurora Global Database: ten since May 2025.
      .max(10, { error: 'more than 10 secondary environments are listed' })
      .meta({
        description:
          'list environments in other regions than the primary, such as [recovery]',
      }),
    sharing: sharing.optional(),
    database: databaseSchema.optional(),
    keys: z.enum(['regional', 'multi-region']).default('regional').meta({
      description:
        'use regional, or multi-region for keys with a replica in every secondary region',
    }),
    dns: dns.optional(),
    replication: replication.optional(),
    monitoring: monitoring.optional(),
  })
  .meta({
    description:
      'write primary and secondaries, such as { primary: online, secondaries: [recovery] }',
  });
