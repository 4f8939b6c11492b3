import type { Finding } from '../Finding';
import { defaultCatalogOf } from './defaultCatalogOf';
import { lakehouseEnvironments } from './lakehouseEnvironments';
import { lakehouseZones } from './lakehouseZones';
import type { LakehouseZoneDraft } from './lakehouseZones';
import { noSuch } from './noSuch';
import type { ProjectDraft } from './projectDraft';
import { regionMembers } from './regionMembers';

const PATH = ['spec', 'regions', 'replication'];

/**
 * That what is replicated are zones of the primary's lakehouse, each in the way
 * that is safe for it: files by S3, out of buckets that are made here; Delta
 * tables by deep clones on a schedule, out of the catalog that is shared and
 * into schemas of the default catalog of each secondary.
 */
export function checkReplication(draft: ProjectDraft): Finding[] {
  const { replication, primary } = draft.spec?.regions ?? {};
  if (!replication) {
    return [];
  }
  const path = [...PATH, 'zones'];
  if (
    primary !== undefined &&
    draft.spec?.environments?.[primary] &&
    !lakehouseEnvironments(draft).some(({ name }) => name === primary)
  ) {
    return [
      {
        path,
        message: draft.spec?.lakehouse
          ? `the primary ${primary} has no part in the lakehouse, whose zones are replicated`
          : 'there is no lakehouse, whose zones are replicated',
        hint: draft.spec?.lakehouse
          ? `add ${primary} to lakehouse.environments, or remove replication`
          : 'write spec.lakehouse, or remove replication',
        about: 'key',
      },
    ];
  }
  const zones = lakehouseZones(draft);
  const named = replication.zones ?? [];
  const chosen = zones.filter(({ name }) => named.includes(name));
  return [
    ...named.flatMap((name, index) => [
      ...noSuch([...path, index], name, draft.spec?.lakehouse?.zones, {
        what: 'zone',
        where: 'spec.lakehouse.zones',
      }),
      ...zones
        .filter(zone => zone.name === name)
        .flatMap(zone => zoneFindings(draft, zone, [...path, index])),
    ]),
    ...scheduleFindings(replication.keys, named, chosen),
    ...cloneFindings(
      draft,
      chosen.filter(({ format }) => format === 'delta'),
    ),
  ];
}

/** Where tables are cloned to. */
function cloneFindings(
  draft: ProjectDraft,
  tables: LakehouseZoneDraft[],
): Finding[] {
  const { primary, secondaries } = regionMembers(draft);
  const [first] = tables;
  if (!first || !primary) {
    return [];
  }
  return secondaries.flatMap(({ name, path, environment }): Finding[] => {
    const catalog = defaultCatalogOf(environment, draft.metadata?.name, name);
    if (catalog === 'none') {
      return [
        {
          path: [...path, 'catalogs'],
          message: `environment ${name} has no default catalog, which the tables of zone ${first.name} are cloned into`,
          hint: 'set default: true on one of its catalogs, leave catalogs out, or replicate no zone of Delta tables',
          about: 'key',
        },
      ];
    }
    const schemas =
      (catalog && environment.catalogs?.[catalog.name]?.schemas) ?? {};
    return tables.flatMap(({ name: zone, schema }): Finding[] => {
      const target = `${schema}_of_${primary.name.replace(/-/g, '_')}`;
      return catalog && schema !== undefined && Object.hasOwn(schemas, target)
        ? [
            {
              path: [...path, 'catalogs', catalog.name, 'schemas', target],
              message: `schema ${target} is made for the clones of zone ${zone} already`,
              hint: 'remove it here, or give it another name',
              about: 'key',
            },
          ]
        : [];
    });
  });
}

function zoneFindings(
  draft: ProjectDraft,
  { name, zone, format }: LakehouseZoneDraft,
  path: PropertyKey[],
): Finding[] {
  if (format === 'files') {
    return zone.keys.includes('path')
      ? [
          {
            path,
            message: `zone ${name} lies in a bucket of somebody else, whose replication is theirs to set up`,
            hint: 'replicate a zone with a bucket of its own',
            about: 'value',
          },
        ]
      : [];
  }
  const { primary } = regionMembers(draft);
  const catalog =
    primary &&
    defaultCatalogOf(primary.environment, draft.metadata?.name, primary.name);
  const regions = draft.spec?.regions;
  const shared = regions?.sharing?.catalogs ?? [];
  const unclear =
    shared.includes(undefined) ||
    (regions?.keys?.includes('sharing') && !regions.sharing?.catalogs);
  return format === 'delta' &&
    catalog !== undefined &&
    catalog !== 'none' &&
    !unclear &&
    !shared.includes(catalog.name)
    ? [
        {
          path,
          message: `the tables of zone ${name} are cloned out of catalog ${catalog.name}, which is not shared`,
          hint: `add ${catalog.name} to regions.sharing.catalogs, or remove the zone here`,
          about: 'value',
        },
      ]
    : [];
}

function scheduleFindings(
  keys: string[],
  named: Array<string | undefined>,
  chosen: LakehouseZoneDraft[],
): Finding[] {
  const tables = chosen.find(({ format }) => format === 'delta');
  if (tables && !keys.includes('schedule')) {
    return [
      {
        path: [...PATH, 'schedule'],
        message: `schedule is missing: the tables of zone ${tables.name} are cloned by a job`,
        hint: 'write when it runs, such as { cron: "0 0 * * * ?", timeZone: Europe/Berlin }',
        about: 'value',
      },
    ];
  }
  const onlyFiles =
    named.length > 0 &&
    named.length === chosen.length &&
    chosen.every(({ format }) => format === 'files');
  return onlyFiles && keys.includes('schedule')
    ? [
        {
          path: [...PATH, 'schedule'],
          message:
            'schedule does not go with zones of files only, which S3 replicates as they come',
          hint: 'remove it, or name a zone of Delta tables',
          about: 'key',
        },
      ]
    : [];
}
