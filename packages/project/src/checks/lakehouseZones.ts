import { zoneFormat } from '../zoneFormat';
import type { ProjectDraft } from './projectDraft';

type ZoneDraft = NonNullable<
  NonNullable<
    NonNullable<NonNullable<ProjectDraft['spec']>['lakehouse']>['zones']
  >[string]
>;

/** A zone as far as it is right, with what follows from the rest of the file. */
export interface LakehouseZoneDraft {
  name: string;
  path: string[];
  zone: ZoneDraft;
  /** Undefined while it is wrong. */
  schema?: string;
  format?: 'files' | 'delta';
}

/** The zones of the lakehouse, in the order of the file. */
export function lakehouseZones(draft: ProjectDraft): LakehouseZoneDraft[] {
  const { zones = {}, ingestion } = draft.spec?.lakehouse ?? {};
  const filled = new Set(
    [
      ...Object.values(ingestion?.streams ?? {}).map(
        stream => stream?.deliverTo,
      ),
      ingestion?.batch?.into,
    ].filter(zone => zone !== undefined),
  );
  return Object.entries(zones).flatMap(([name, zone], index) => {
    if (!zone) {
      return [];
    }
    const schema = zone.keys.includes('schema') ? zone.schema : name;
    const clear = zone.format !== undefined || !zone.keys.includes('format');
    return [
      {
        name,
        path: ['spec', 'lakehouse', 'zones', name],
        zone,
        ...(schema === undefined ? {} : { schema }),
        ...(clear
          ? { format: zoneFormat(zone.format, name, index, filled) }
          : {}),
      },
    ];
  });
}
