import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The made-up estate in a process of its own. */
export async function startEstate(options) {
  const child = fork(join(here, 'estateProcess.mjs'), [
    JSON.stringify({ databricksPort: 0, awsPort: 0, ...options }),
  ]);
  const [started] = await once(child, 'message');
  const ask = async what => {
    child.send(what);
    const [answer] = await once(child, 'message');
    return answer;
  };
  return {
    ...started,
    requests: () => ask('requests'),
    reset: () => ask('reset'),
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
