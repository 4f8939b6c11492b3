import { prepare } from './prepare.mjs';
import { startPortal } from './portal.mjs';

/** `npm start`: the portal with the demo, until Ctrl-C. */
export async function start() {
  const stopped = new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => resolve(signal));
    }
  });
  const starting = prepare().then(() => startPortal({ mode: 'development' }));
  const portal = await Promise.race([starting, stopped]);
  if (typeof portal === 'string') {
    await starting.then(
      late => late.stop(),
      () => undefined,
    );
    return 0;
  }
  process.stderr.write(
    `\nLakeport is up: ${portal.url} (demo: everything runs against a rehearsal account). Ctrl-C ends it.\n\n`,
  );
  const reason = await Promise.race([stopped, portal.ended]);
  await portal.stop();
  return typeof reason === 'string' ? 0 : reason.code;
}
