import { createLineageEngine } from './createLineageEngine';
import type { LineageEngine } from './LineageEngine';

let engine: Promise<LineageEngine> | undefined;

/** The one engine of the page, started when it is first needed; started anew after it has failed. */
export function sharedLineageEngine(): Promise<LineageEngine> {
  engine ??= createLineageEngine().catch(error => {
    engine = undefined;
    throw error;
  });
  return engine;
}
