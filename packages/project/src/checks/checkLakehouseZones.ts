import type { Finding } from '../Finding';
import { fields } from '../schema/fields';
import { lakehouseFields } from '../schema/lakehouseFields';
import { lakehouseZones } from './lakehouseZones';
import type { LakehouseZoneDraft } from './lakehouseZones';
import { noSuch } from './noSuch';
import type { ProjectDraft } from './projectDraft';

/** More stages than data has; comparing thousands to each other takes long. */
const MOST_ZONES = 50;
const LIFECYCLE = ['retentionDays', 'transitionToGlacierDays'] as const;
const PATH = ['spec', 'lakehouse'];

/**
 * That there are zones, each with a schema of its own, that files come into
 * zones of files, and that no lifecycle rule touches Delta tables, which keep
 * live data in files of any age.
 *
 * Source: Databricks docs, Delta Lake, S3 lifecycle configuration, 2026.
 */
export function checkLakehouseZones(draft: ProjectDraft): Finding[] {
  const written = draft.spec?.lakehouse?.zones;
  if (!written) {
    return [];
  }
  const count = Object.keys(written).length;
  if (count === 0 || count > MOST_ZONES) {
    return [
      {
        path: [...PATH, 'zones'],
        message: count === 0 ? 'there is no zone' : `there are ${count} zones`,
        hint:
          count === 0
            ? 'write at least one zone by name, such as { raw: {}, trusted: {}, refined: {} }'
            : `keep at most ${MOST_ZONES}`,
        about: 'key',
      },
    ];
  }
  const zones = lakehouseZones(draft);
  // What is wrong about a zone is told; it may well be the one of files.
  const clear = zones.length === count;
  return [
    ...zones.flatMap(reservedSchema),
    ...sameSchemas(zones),
    ...zones.flatMap(lifecycleFindings),
    ...deliveries(draft).flatMap(({ path, into }) =>
      deliveryFindings(path, into, written, zones),
    ),
    ...stepFindings(draft, count),
    ...(clear ? triggerFindings(draft, zones) : []),
    ...(clear ? feedFindings(draft, zones) : []),
  ];
}

/** A zone is its schema's name, if it does not say another. */
function reservedSchema({
  name,
  path,
  schema,
  zone,
}: LakehouseZoneDraft): Finding[] {
  const isZoneName = lakehouseFields.zoneName.safeParse(name).success;
  const problem =
    isZoneName && schema === name && !zone.keys.includes('schema')
      ? fields.schemaName.safeParse(name).error?.issues[0]
      : undefined;
  return problem
    ? [
        {
          path,
          message: `zone ${name} would be schema ${name}: ${problem.message}`,
          hint: 'give the zone another name, or a schema of another name',
          about: 'key',
        },
      ]
    : [];
}

function sameSchemas(zones: LakehouseZoneDraft[]): Finding[] {
  const zoneOf = new Map<string, string>();
  return zones.flatMap(({ name, path, schema, zone }): Finding[] => {
    if (schema === undefined) {
      return [];
    }
    const before = zoneOf.get(schema);
    zoneOf.set(schema, before ?? name);
    return before === undefined
      ? []
      : [
          {
            path: zone.keys.includes('schema') ? [...path, 'schema'] : path,
            message: `schema ${schema} is that of zone ${before} already`,
            hint: 'give every zone a schema of its own',
            about: zone.keys.includes('schema') ? 'value' : 'key',
          },
        ];
  });
}

function lifecycleFindings({
  path,
  zone,
  format,
}: LakehouseZoneDraft): Finding[] {
  if (zone.keys.includes('path')) {
    return [];
  }
  if (format === 'delta') {
    return LIFECYCLE.filter(key => zone.keys.includes(key)).map(key => ({
      path: [...path, key],
      message: `${key} does not go with a zone of Delta tables, which keep live data in files of any age`,
      hint: 'remove it and let VACUUM delete what tables no longer need, or use format: files',
      about: 'key',
    }));
  }
  const { retentionDays, transitionToGlacierDays } = zone;
  return retentionDays !== undefined &&
    transitionToGlacierDays !== undefined &&
    transitionToGlacierDays >= retentionDays
    ? [
        {
          path: [...path, 'transitionToGlacierDays'],
          message: `files would move to Glacier after ${transitionToGlacierDays} days, and are deleted after ${retentionDays}`,
          hint: `use fewer than ${retentionDays} days, or raise retentionDays`,
          about: 'value',
        },
      ]
    : [];
}

function deliveries(
  draft: ProjectDraft,
): Array<{ path: string[]; into: string | undefined }> {
  const { streams = {}, batch } = draft.spec?.lakehouse?.ingestion ?? {};
  const path = [...PATH, 'ingestion'];
  return [
    ...Object.entries(streams).map(([name, stream]) => ({
      path: [...path, 'streams', name, 'deliverTo'],
      into: stream?.deliverTo,
    })),
    { path: [...path, 'batch', 'into'], into: batch?.into },
  ];
}

function deliveryFindings(
  path: string[],
  into: string | undefined,
  written: object,
  zones: LakehouseZoneDraft[],
): Finding[] {
  const files = zones.filter(({ format }) => format === 'files');
  return [
    ...noSuch(path, into, written, {
      what: 'zone',
      where: 'spec.lakehouse.zones',
    }),
    ...(zones.some(({ name, format }) => name === into && format === 'delta')
      ? [
          {
            path,
            message: `zone ${into} holds Delta tables, and what is delivered is files`,
            hint: `use ${
              files.length > 0
                ? `a zone of files, such as ${files[0].name}`
                : 'another zone'
            }, or set format: files on ${into}`,
            about: 'value' as const,
          },
        ]
      : []),
  ];
}

/** A job carries data from one zone to the next. */
function stepFindings(draft: ProjectDraft, count: number): Finding[] {
  return draft.spec?.lakehouse?.orchestration && count === 1
    ? [
        {
          path: [...PATH, 'orchestration'],
          message:
            'there is one zone, and a job carries data from one zone to the next',
          hint: 'add a zone, such as refined: {}, or remove orchestration',
          about: 'key',
        },
      ]
    : [];
}

/** What comes from outside AWS is files. */
function feedFindings(
  draft: ProjectDraft,
  zones: LakehouseZoneDraft[],
): Finding[] {
  return draft.spec?.lakehouse?.ingestion?.keys.includes('onPremises') &&
    zones.every(({ format }) => format === 'delta')
    ? [
        {
          path: [...PATH, 'ingestion', 'onPremises'],
          message: 'no zone holds files, so feeds have nowhere to go',
          hint: 'set format: files on a zone, or remove onPremises',
          about: 'key',
        },
      ]
    : [];
}

/** Nothing arrives where only jobs write. */
function triggerFindings(
  draft: ProjectDraft,
  zones: LakehouseZoneDraft[],
): Finding[] {
  const trigger = draft.spec?.lakehouse?.orchestration?.trigger;
  return (trigger === 'eventbridge' || trigger === 'file-arrival') &&
    zones.every(({ format }) => format === 'delta')
    ? [
        {
          path: [...PATH, 'orchestration', 'trigger'],
          message: `no zone holds files, so trigger: ${trigger} would never start the job`,
          hint: 'set format: files on a zone, or use trigger: schedule',
          about: 'value',
        },
      ]
    : [];
}
