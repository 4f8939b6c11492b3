import type { Finding } from '../Finding';
import { filled } from './filled';
import { isMapping } from './isMapping';
import { namedFromForm } from './namedFromForm';
import { ofChoice } from './ofChoice';

const PATH = ['spec', 'lakehouse'];

/** The lakehouse of the file from that of a form; undefined when that is blank. */
export function lakehouseFromForm(value: unknown): {
  value: unknown;
  findings: Finding[];
} {
  if (!isMapping(value)) {
    return { value: filled(value), findings: [] };
  }
  const zones = namedFromForm(value.zones, [...PATH, 'zones'], 'zone');
  const ingestion = isMapping(value.ingestion) ? value.ingestion : {};
  const streams = namedFromForm(
    ingestion.streams,
    [...PATH, 'ingestion', 'streams'],
    'stream',
    stream =>
      ofChoice(stream, 'mode', { 'on-demand': [], provisioned: ['shards'] }),
  );
  const made = {
    ...defined({ environments: filled(value.environments) }),
    ...defined({ zones: zones.value }),
    ...defined({
      ingestion: isMapping(value.ingestion)
        ? orNothing({
            ...defined({ streams: streams.value }),
            ...rest(ingestion, ['streams']),
          })
        : filled(value.ingestion),
    }),
    ...defined({
      orchestration: ofChoice(filled(value.orchestration), 'trigger', {
        eventbridge: [],
        'file-arrival': ['minSecondsBetweenRuns'],
        schedule: ['schedule'],
      }),
    }),
    ...rest(value, ['environments', 'zones', 'ingestion', 'orchestration']),
  };
  return {
    value: orNothing(made),
    findings: [...zones.findings, ...streams.findings],
  };
}

function defined(mapping: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(mapping).filter(([, value]) => value !== undefined),
  );
}

/** What else is said, for the check to take or to refuse. */
function rest(
  mapping: Record<string, unknown>,
  known: string[],
): Record<string, unknown> {
  return defined(
    Object.fromEntries(
      Object.entries(mapping)
        .filter(([key]) => !known.includes(key))
        .map(([key, item]) => [key, filled(item)]),
    ),
  );
}

function orNothing(mapping: Record<string, unknown>): unknown {
  return Object.keys(mapping).length > 0 ? mapping : undefined;
}
