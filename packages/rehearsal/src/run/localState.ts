import { existsSync, readFileSync } from 'fs';
import { z } from 'zod';

const state = z.object({
  outputs: z.record(z.string(), z.unknown()).default({}),
  resources: z
    .array(z.object({ mode: z.string(), instances: z.array(z.unknown()) }))
    .default([]),
});

/** What a state file of a rehearsal holds. */
export interface LocalState {
  /** Whether anything was ever applied and is still there. */
  applied: boolean;
  /** Resource instances, data sources not counted. */
  managed: number;
}

/** Reads a state file; where there is none, nothing is there. */
export function localState(file: string): LocalState {
  if (!existsSync(file)) return { applied: false, managed: 0 };
  const { outputs, resources } = state.parse(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  return {
    applied: resources.length > 0 || Object.keys(outputs).length > 0,
    managed: resources
      .filter(({ mode }) => mode === 'managed')
      .reduce((sum, { instances }) => sum + instances.length, 0),
  };
}
