import { z } from 'zod';

const texts = z.record(z.string(), z.string()).default({});
const name = z.string().min(1).max(255);
const names = z.array(name).default([]);

const grants = z
  .array(z.strictObject({ principal: name, privileges: z.array(name).min(1) }))
  .default([]);

const common = {
  owner: name.optional(),
  comment: z.string().optional(),
  tags: texts,
  grants,
};

const column = z.strictObject({
  name,
  /** As SQL writes it, such as `DECIMAL(18,2)`. */
  type: z.string().min(1),
  comment: z.string().optional(),
  nullable: z.boolean().default(true),
  tags: texts,
  partitionIndex: z.number().int().min(0).optional(),
  /** Full name of the function that masks it. */
  mask: name.optional(),
});

const table = z.strictObject({
  ...common,
  type: z
    .enum([
      'MANAGED',
      'EXTERNAL',
      'VIEW',
      'MATERIALIZED_VIEW',
      'STREAMING_TABLE',
      'FOREIGN',
      'METRIC_VIEW',
    ])
    .default('MANAGED'),
  /** DELTA of what is stored; none of a view. */
  format: z.string().optional(),
  location: z.string().optional(),
  properties: texts,
  columns: z.array(column).default([]),
  primaryKey: names,
  foreignKeys: z
    .array(
      z.strictObject({ columns: names, parent: name, parentColumns: names }),
    )
    .default([]),
  /** The statement of a view. */
  definition: z.string().optional(),
  /** Full name of the function that filters rows. */
  rowFilter: name.optional(),
  /** Full names of the tables that it is made of. */
  upstreams: names,
  /** By column: `catalog.schema.table.column` that it is made of. */
  columnUpstreams: z.record(z.string(), z.array(name)).default({}),
  /** Names of jobs of the seed that write it. */
  jobs: names,
});

const schema = z.strictObject({
  ...common,
  tables: z.record(name, table).default({}),
  volumes: z
    .record(
      name,
      z.strictObject({
        ...common,
        type: z.enum(['MANAGED', 'EXTERNAL']).default('MANAGED'),
        location: z.string().optional(),
      }),
    )
    .default({}),
  functions: z
    .record(
      name,
      z.strictObject({
        ...common,
        returns: z.string(),
        body: z.string(),
        language: z.enum(['SQL', 'PYTHON']).default('SQL'),
        parameters: z
          .array(z.strictObject({ name, type: z.string() }))
          .default([]),
      }),
    )
    .default({}),
  models: z.record(name, z.strictObject(common)).default({}),
});

const run = z.strictObject({
  /** How long before the emulator's start it began. */
  minutesAgo: z.number().min(0),
  /** Still going when left out. */
  seconds: z.number().min(0).optional(),
  result: z
    .enum(['SUCCESS', 'CLIENT_ERROR', 'CLOUD_FAILURE', 'INTERNAL_ERROR'])
    .default('SUCCESS'),
  code: z.string().optional(),
  message: z.string().optional(),
});

const workspace = z.strictObject({
  clusters: z
    .array(
      z.strictObject({
        name,
        state: z
          .enum(['PENDING', 'RUNNING', 'RESIZING', 'TERMINATED', 'ERROR'])
          .default('RUNNING'),
        message: z.string().optional(),
        nodeType: z.string().default('m5.large'),
        runtime: z.string().default('16.4.x-scala2.12'),
        creator: name.optional(),
        /** A number, or from and to. */
        workers: z
          .union([
            z.number().int().min(0),
            z.strictObject({
              min: z.number().int().min(0),
              max: z.number().int().min(0),
            }),
          ])
          .default(0),
        pool: name.optional(),
      }),
    )
    .default([]),
  pools: z
    .array(
      z.strictObject({
        name,
        nodeType: z.string().default('m5.large'),
        minIdle: z.number().int().min(0).default(0),
        maxCapacity: z.number().int().min(0).optional(),
        idle: z.number().int().min(0).default(0),
        used: z.number().int().min(0).default(0),
      }),
    )
    .default([]),
  warehouses: z
    .array(
      z.strictObject({
        name,
        /** Sixteen hexadecimal digits; made of its name when left out. */
        id: z
          .string()
          .regex(/^[0-9a-f]{16}$/)
          .optional(),
        size: z.string().default('2X-Small'),
        state: z.enum(['RUNNING', 'STOPPED']).default('STOPPED'),
        maxClusters: z.number().int().min(1).default(1),
      }),
    )
    .default([]),
  jobs: z
    .array(
      z.strictObject({
        name,
        creator: name.optional(),
        tags: texts,
        /** Quartz cron. */
        schedule: z.string().optional(),
        paused: z.boolean().default(false),
        runs: z.array(run).default([]),
      }),
    )
    .default([]),
  usage: z
    .array(
      z.strictObject({
        sku: name,
        product: z.string().default('JOBS'),
        /** Databricks units of every day, the latest first. */
        dailyUnits: z.array(z.number().min(0)),
      }),
    )
    .default([]),
  /** What Databricks says of its network, where it is not as it should be. */
  network: z
    .strictObject({
      status: z.enum(['WARNED', 'BROKEN']),
      messages: z
        .array(z.strictObject({ type: z.string(), message: z.string() }))
        .min(1),
    })
    .optional(),
});

/**
 * What is in Databricks and Terraform does not make: tables and what is known of
 * them, clusters of people, runs of jobs, usage. It hangs below catalogs, schemas
 * and workspaces of the rehearsal account and is seen as long as they are there.
 */
export const seedDocument = z.strictObject({
  /** For people: what the file is. */
  about: z.string().optional(),
  catalogs: z
    .record(
      name,
      z.strictObject({
        tags: texts,
        grants,
        schemas: z.record(name, schema).default({}),
      }),
    )
    .default({}),
  /** By their names. */
  workspaces: z.record(name, workspace).default({}),
  /** US dollars of a unit, by SKU. */
  prices: z.record(name, z.number().min(0)).default({}),
});

export type SeedDocument = z.infer<typeof seedDocument>;
export type SeedInput = z.input<typeof seedDocument>;
export type SeededSchema = z.infer<typeof schema>;
export type SeededTable = z.infer<typeof table>;
export type SeededWorkspace = z.infer<typeof workspace>;
