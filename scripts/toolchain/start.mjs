import { prepare } from './prepare.mjs';
import { startPortal } from './portal.mjs';

/** `npm start`: the portal with the demo, until Ctrl-C. */
export async function start() {
  const asked = new AbortController();
  const stopped = new Promise(resolve => {
    asked.signal.addEventListener('abort', () => resolve({ code: 0 }));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => asked.abort());
  }
  let portal;
  try {
    await prepare();
    asked.signal.throwIfAborted();
    portal = await startPortal({ mode: 'development', signal: asked.signal });
  } catch (error) {
    if (asked.signal.aborted) return 0;
    throw error;
  }
  process.stderr.write(
    `\nLakeport is up: ${portal.url} (demo: everything runs against a rehearsal account). Ctrl-C ends it.\n\n`,
  );
  const { code } = await Promise.race([stopped, portal.ended]);
  await portal.stop();
  return code;
}
