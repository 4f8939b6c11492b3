import type { ElkNode } from 'elkjs/lib/elk-api';
import type { LineageEngine } from './LineageEngine';

/** A layout that takes longer, in milliseconds, will not come. */
const PATIENCE = 30_000;

/**
 * ELK in a worker of its own: a large graph takes seconds, which the page must
 * not stand still for. Both are loaded here and not with the page.
 *
 * @throws if the browser has no workers or does not let this one start
 */
export async function createLineageEngine(): Promise<LineageEngine> {
  const { default: Elk } = await import('elkjs/lib/elk-api');
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // Whoever waits for a layout hears of it; nobody may be waiting.
  failed.catch(() => {});
  const elk = new Elk({
    workerFactory: () => {
      const worker = new Worker(
        new URL('elkjs/lib/elk-worker.min.js', import.meta.url),
      );
      worker.addEventListener('error', event =>
        fail(new Error(event.message || 'The worker could not be loaded')),
      );
      return worker;
    },
  });
  return {
    layout: (graph: ElkNode) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new Error('The worker does not answer')),
          PATIENCE,
        );
      });
      return Promise.race([elk.layout(graph), failed, late]).finally(() =>
        clearTimeout(timer),
      );
    },
  };
}
