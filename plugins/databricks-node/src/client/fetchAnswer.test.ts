import { createServer } from 'node:http';
import { fetchAnswer } from './fetchAnswer';

describe('fetchAnswer', () => {
  // Takes every request and answers none, or one without an end.
  const server = createServer((request, response) => {
    if (request.url === '/endless') {
      const more = () => {
        while (response.writable && response.write('[1,'.repeat(100_000))) {
          // until the connection is full
        }
      };
      response.on('drain', more);
      more();
    }
  });
  let url: URL;

  beforeAll(async () => {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('The server has no TCP address');
    }
    url = new URL(`http://127.0.0.1:${address.port}/slow`);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  it.each([
    ['with', new AbortController().signal],
    ['without', undefined],
  ])(
    'does not wait for a server that keeps silent, %s a signal of the caller',
    async (_, signal) => {
      const { timeout } = AbortSignal;
      const asked = jest
        .spyOn(AbortSignal, 'timeout')
        .mockImplementation(() => timeout.call(AbortSignal, 50));
      await expect(fetchAnswer(url, {}, signal)).rejects.toMatchObject({
        errorCode: 'UNREACHABLE',
        message: expect.stringContaining('/slow did not answer: '),
      });
      expect(asked).toHaveBeenCalledWith(60_000);
    },
  );

  it('reads no answer that never ends', async () => {
    const { signal } = new AbortController();
    await expect(
      fetchAnswer(new URL('/endless', url), {}, signal),
    ).rejects.toMatchObject({
      errorCode: 'UNEXPECTED_ANSWER',
      message: expect.stringContaining(
        '/endless answers with more than 64 MiB',
      ),
    });
  });
});
