import type { z } from 'zod';
import type { Lakehouse, LakehouseZone } from './Lakehouse';
import type { lakehouseSchema } from './schema/lakehouseSchema';
import type { zoneSchema } from './schema/zoneSchema';
import { zoneFormat } from './zoneFormat';

/**
 * A lakehouse with everything filled in that its file leaves out: the
 * environments, and what its zones hold.
 */
export function resolveLakehouse(
  written: z.output<typeof lakehouseSchema>,
  environments: string[],
): Lakehouse {
  const { ingestion } = written;
  const filled = new Set(
    [
      ...Object.values(ingestion.streams).map(({ deliverTo }) => deliverTo),
      ingestion.batch?.into,
    ].filter(zone => zone !== undefined),
  );
  return {
    environments: written.environments ?? environments,
    zones: Object.fromEntries(
      Object.entries(written.zones).map(([name, zone], index) => [
        name,
        resolveZone(zone, name, zoneFormat(zone.format, name, index, filled)),
      ]),
    ),
    ingestion: {
      streams: ingestion.streams,
      ...(ingestion.batch ? { batch: ingestion.batch } : {}),
      ...(ingestion.onPremises ? { onPremises: ingestion.onPremises } : {}),
    },
    ...(written.orchestration ? { orchestration: written.orchestration } : {}),
  };
}

function resolveZone(
  written: z.output<typeof zoneSchema>,
  name: string,
  format: LakehouseZone['format'],
): LakehouseZone {
  return { ...written, schema: written.schema ?? name, format };
}
