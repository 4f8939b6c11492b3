import { it } from 'node:test';
import type { BrowserPage } from './browser.ts';
import { whatWasSeen } from './whatWasSeen.ts';

/** Longer than any step takes on a busy machine with two cores; in milliseconds. */
const LIMIT = 360_000;

/**
 * Makes `it` for the steps of one story, each of which builds on those before
 * it. A step that fails says what the person saw; the rest is skipped instead
 * of waiting, one after the other, for what will not come.
 */
export function inOrder(
  browser: () => BrowserPage | undefined,
): (name: string, run: () => unknown) => void {
  let broken: string | undefined;
  return (name, run) => {
    void it(name, async context => {
      if (broken !== undefined) {
        context.skip(`a step before it has failed: ${broken}`);
        return;
      }
      try {
        await within(LIMIT, run);
      } catch (error) {
        broken = name;
        const seen = browser();
        if (!seen) throw error;
        throw new Error(`${messageOf(error)}\n\n${await whatWasSeen(seen)}`, {
          cause: error,
        });
      }
    });
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function within(limit: number, run: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`not over after ${limit / 1_000} s`)),
      limit,
    );
  });
  try {
    await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}
