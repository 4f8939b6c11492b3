import { HostClient } from '../client/HostClient';
import { StaticToken } from '../client/StaticToken';
import type { TestAnswer, TestServer } from './TestServer';

/** A client of a test server, which waits no seconds and asks for no token. */
export function testHost(
  server: TestServer,
  options: {
    concurrency?: number;
    requestsPerSecond?: number;
    retryStepMs?: number;
  } = {},
): HostClient {
  return new HostClient({
    baseUrl: server.url,
    tokens: new StaticToken('t'),
    retryStepMs: options.retryStepMs ?? 1,
    limits: {
      concurrency: options.concurrency ?? 8,
      requestsPerSecond: options.requestsPerSecond ?? 1_000,
    },
  });
}

/** JSON as it is on the wire: with numbers that JavaScript cannot hold. */
export function wire(text: string): TestAnswer {
  return { headers: { 'Content-Type': 'application/json' }, body: text };
}
