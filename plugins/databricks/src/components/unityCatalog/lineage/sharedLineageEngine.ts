import { createLineageEngine } from './createLineageEngine';
import type { LineageEngine } from './LineageEngine';

let shared: Promise<LineageEngine> | undefined;

async function start(): Promise<LineageEngine> {
  try {
    const engine = await createLineageEngine();
    return {
      layout: async graph => {
        try {
          return await engine.layout(graph);
        } catch (error) {
          shared = undefined;
          throw error;
        }
      },
    };
  } catch (error) {
    shared = undefined;
    throw error;
  }
}

/** The one engine of the page: started when it is first needed, and anew after it has failed. */
export function sharedLineageEngine(): Promise<LineageEngine> {
  shared ??= start();
  return shared;
}
