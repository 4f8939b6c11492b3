import { z } from 'zod';
import { TestServer, type TestAnswer } from '../__testUtils__/TestServer';
import { testHost, wire } from '../__testUtils__/testHost';
import type { HostClient } from './HostClient';

const schema = z.object({ n: z.number() });

describe('HostClient', () => {
  let server: TestServer;
  let host: HostClient;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    server.reset();
    host = testHost(server);
  });

  it('asks once for equal reads at the same time, and again later', async () => {
    server.answer = () => wire(`{"n":${server.seen.length}}`);
    const read = (query = 'x') => host.get(['a'], { schema, query: { query } });
    await expect(Promise.all([read(), read(), read()])).resolves.toEqual([
      { n: 1 },
      { n: 1 },
      { n: 1 },
    ]);
    await expect(Promise.all([read(), read('y')])).resolves.toHaveLength(2);
    expect(server.seen).toHaveLength(3);
  });

  it('goes on for those who wait when another one stops', async () => {
    server.answer = () => wire('{"n":1}');
    const controller = new AbortController();
    const stopped = host.get(['a'], { schema, signal: controller.signal });
    const waiting = host.get(['a'], { schema });
    controller.abort(new Error('gone'));
    await expect(stopped).rejects.toThrow('gone');
    await expect(waiting).resolves.toEqual({ n: 1 });
    expect(server.seen).toHaveLength(1);
  });

  it('ends a read that nobody waits for', async () => {
    server.answer = () => ({ fault: 'hang' });
    const controller = new AbortController();
    const stopped = host.get(['a'], { schema, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('gone')), 20);
    await expect(stopped).rejects.toThrow('gone');
    server.answer = () => wire('{"n":2}');
    await expect(host.get(['a'], { schema })).resolves.toEqual({ n: 2 });
  });

  it('keeps to the requests at a time', async () => {
    const one = testHost(server, { concurrency: 1 });
    const order: string[] = [];
    server.answer = ({ path }) => {
      order.push(`asked ${path}`);
      return wire('{"n":1}');
    };
    const read = async (name: string) => {
      await one.get([name], { schema });
      order.push(`got /${name}`);
    };
    await Promise.all([read('a'), read('b')]);
    expect(order.indexOf('got /a')).toBeLessThan(order.indexOf('asked /b'));
  });

  it('keeps nobody waiting with a request that waits for its next try', async () => {
    const one = testHost(server, { concurrency: 1, retryStepMs: 60_000 });
    const controller = new AbortController();
    server.answer = ({ path }) =>
      path === '/busy' ? { status: 503, body: {} } : wire('{"n":1}');
    const busy = one.get(['busy'], { schema, signal: controller.signal });
    await expect(one.get(['free'], { schema })).resolves.toEqual({ n: 1 });
    controller.abort(new Error('gone'));
    await expect(busy).rejects.toThrow();
  });

  it.each([
    [
      'a dated Retry-After, against the clock of the server',
      {
        status: 429,
        headers: {
          Date: 'Sun, 06 Nov 1994 08:49:37 GMT',
          'Retry-After': 'Sun, 06 Nov 1994 08:49:37 GMT',
        },
        body: {},
      },
    ],
    ['429 that says nothing', { status: 429, body: '' }],
    ['504', { status: 504, body: '' }],
    [
      'too many requests as a 500',
      {
        status: 500,
        body: { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'slow down' },
      },
    ],
    ['a connection that drops', { fault: 'drop' }],
    ['an answer that breaks off', { fault: 'break' }],
  ] satisfies Array<[string, TestAnswer]>)(
    'tries a read again after %s',
    async (_, answer) => {
      const answers = [answer];
      server.answer = () => answers.shift() ?? wire('{"n":1}');
      await expect(host.get(['a'], { schema })).resolves.toEqual({ n: 1 });
      expect(server.seen).toHaveLength(2);
    },
  );

  it.each(['0', '-1', '1.5 s', 'soon', 'Sun, 06 Nov 1994 08:49:37 GMT'])(
    'does not ask at once for a Retry-After of %s',
    async value => {
      const one = testHost(server, { retryStepMs: 100 });
      const answers: TestAnswer[] = [
        { status: 429, headers: { 'Retry-After': value }, body: {} },
      ];
      server.answer = () => answers.shift() ?? wire('{"n":1}');
      const began = performance.now();
      await expect(one.get(['a'], { schema })).resolves.toEqual({ n: 1 });
      expect(performance.now() - began).toBeGreaterThanOrEqual(95);
    },
  );

  it('says of JSON that breaks off that it does, and not that there is a login', async () => {
    server.answer = () => wire('{"n":1');
    await expect(host.get(['a'], { schema })).rejects.toMatchObject({
      errorCode: 'UNEXPECTED_ANSWER',
      message: expect.stringContaining('JSON that breaks off'),
    });
    expect(server.seen).toHaveLength(1);
  });

  it('loses nothing to a server that takes less than it is asked', async () => {
    const one = testHost(server, { retryStepMs: 200, requestsPerSecond: 20 });
    let free = 0;
    server.answer = () => {
      const now = performance.now();
      if (now < free) {
        return { status: 429, body: {} };
      }
      free = now + 200;
      return wire('{"n":1}');
    };
    const reads = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => one.get(['a', `${i}`], { schema })),
    );
    expect(reads.filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  it('sends JSON again after a 429 only: else the server may have acted', async () => {
    const answers: TestAnswer[] = [{ status: 429, body: {} }];
    server.answer = () => answers.shift() ?? wire('{"n":1}');
    await expect(
      host.post(['a'], { schema, body: { text: 'é"' } }),
    ).resolves.toEqual({ n: 1 });
    expect(server.seen).toHaveLength(2);
    expect(server.seen[1]).toMatchObject({
      method: 'POST',
      body: '{"text":"é\\""}',
    });
    expect(server.seen[1].headers['content-type']).toBe('application/json');

    for (const answer of [
      { status: 503, body: {} },
      { fault: 'drop' as const },
    ]) {
      server.reset();
      server.answer = () => answer;
      await expect(host.post(['a'], { schema, body: {} })).rejects.toThrow();
      expect(server.seen).toHaveLength(1);
    }
  });

  it.each(['', '.', '..'])('refuses "%s" as a part of a path', async name => {
    await expect(host.get(['a', name, 'b'], { schema })).rejects.toThrow(
      /names nothing in Databricks/,
    );
    expect(server.seen).toEqual([]);
  });

  it.each([
    "o'brien",
    'a"b',
    'a/b?c#d',
    'a%2Fb',
    'größe 表 🦆',
    'x'.repeat(255),
    '%_\\',
    '../x',
    'a b+c&d=e;f',
  ])('carries the name %s in paths and queries unharmed', async name => {
    server.answer = () => wire('{"n":1}');
    await host.get(['a', name], { schema, query: { name } });
    const [seen] = server.seen;
    expect(seen.path.split('/')).toHaveLength(3);
    expect(decodeURIComponent(seen.path.split('/')[2])).toBe(name);
    expect(seen.query.get('name')).toBe(name);
  });
});
