import type { Lakehouse } from '../Lakehouse';
import type { LakehouseNotebook } from './lakehouseNotebooks';
import { lakehousePlaces } from './lakehousePlaces';

/**
 * What carries data from one zone to the next: a task of the lakehouse's job.
 *
 * @public
 */
export interface LakehouseStep {
  /** The task's key, `<from>_to_<to>`. */
  key: string;
  /** Names of zones. */
  from: string;
  to: string;
  /** The step before it. */
  after?: string;
  /** Of the notebooks that come with lakeport the one that does it. */
  notebook: LakehouseNotebook;
  /** Whether there are files to read, or tables, or both. */
  readsFiles: boolean;
  readsTables: boolean;
}

/**
 * The steps of a lakehouse's job in the order of its zones; none with a single
 * zone. Zones of files are read as files, and from the second zone on as the
 * tables that the step before wrote. The last of several steps sums up, unless
 * it has files to read.
 *
 * @public
 */
export function lakehouseSteps({
  zones,
}: Pick<Lakehouse, 'zones'>): LakehouseStep[] {
  const names = Object.keys(zones);
  const keyOf = (index: number) => `${names[index]}_to_${names[index + 1]}`;
  return names.slice(0, -1).map((from, index) => {
    const readsFiles = zones[from].format === 'files';
    const isLast = index === names.length - 2;
    return {
      key: keyOf(index),
      from,
      to: names[index + 1],
      ...(index > 0 && { after: keyOf(index - 1) }),
      notebook: isLast && index > 0 && !readsFiles ? 'aggregate' : 'cleanse',
      readsFiles,
      readsTables: index > 0 || !readsFiles,
    };
  });
}

/**
 * What the notebook of a step is told, a team's own as well as one that comes
 * with lakeport: where to read, where to write, where to remember what was read.
 *
 * @param catalog - the lakehouse's catalog, or an expression for it
 * @public
 */
export function lakehouseStepParameters(
  { zones }: Pick<Lakehouse, 'zones'>,
  step: LakehouseStep,
  catalog: string,
): Record<string, string> {
  const source = zones[step.from].schema;
  const target = zones[step.to].schema;
  const volume = (schema: string, name: string) =>
    `/Volumes/${catalog}/${schema}/${name}`;
  return {
    catalog,
    source_schema: source,
    target_schema: target,
    source_volume: step.readsFiles
      ? volume(source, lakehousePlaces.landing)
      : '',
    source_tables: String(step.readsTables),
    checkpoints: volume(target, lakehousePlaces.checkpoints),
  };
}
