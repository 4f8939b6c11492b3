import type { TestBench } from './TestBench';

/** Asks the emulator for something that GitHub has no address for. */
export async function emulatorSwitch(
  bench: TestBench,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<Response> {
  return await fetch(`${bench.emulators.github}${path}`, {
    method,
    headers: { authorization: 'token ghs_local' },
    body: body && JSON.stringify(body),
  });
}
