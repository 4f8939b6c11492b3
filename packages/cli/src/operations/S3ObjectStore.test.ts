import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { claim } from './Claim';
import { S3ObjectStore } from './S3ObjectStore';

/**
 * A stand-in for S3: the few requests that are made of it, with the answers
 * that its documentation gives. It is no S3.
 */
class StandIn {
  readonly objects = new Map<string, Buffer>();
  readonly requests: Array<{
    method: string;
    path: string;
    headers: IncomingMessage['headers'];
  }> = [];
  /** Answers that come before those it would give; `lost` does the work first. */
  readonly next: Array<{ status: number; lost?: boolean }> = [];
  private readonly server = createServer((req, res) => this.serve(req, res));
  url = '';

  async start(): Promise<void> {
    await new Promise<void>(done => {
      this.server.listen(0, '127.0.0.1', done);
    });
    const address = this.server.address();
    if (typeof address !== 'object' || !address) throw new Error('no address');
    this.url = `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(done => {
      this.server.close(done);
    });
  }

  private async serve(req: IncomingMessage, res: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(Buffer.from(chunk));
    const url = new URL(req.url ?? '/', this.url);
    const method = req.method ?? '';
    const path = decodeURIComponent(url.pathname);
    this.requests.push({ method, path, headers: req.headers });
    const planned = this.next.shift();
    if (planned && !planned.lost) {
      this.fail(res, planned.status);
      return;
    }
    const answer = this.answer(method, path, url, req, Buffer.concat(chunks));
    if (planned) this.fail(res, planned.status);
    else if (typeof answer === 'number') this.fail(res, answer);
    else res.end(answer);
  }

  private answer(
    method: string,
    path: string,
    url: URL,
    req: IncomingMessage,
    body: Buffer,
  ): number | Buffer | string {
    if (method === 'PUT') {
      if (req.headers['if-none-match'] === '*' && this.objects.has(path)) {
        return 412;
      }
      this.objects.set(path, body);
      return '';
    }
    if (method === 'DELETE') {
      this.objects.delete(path);
      return '';
    }
    return url.searchParams.has('list-type')
      ? this.page(url.searchParams)
      : this.objects.get(path) ?? 404;
  }

  /** Two keys a page. */
  private page(query: URLSearchParams): string {
    const keys = [...this.objects.keys()]
      .map(path => path.replace('/bucket/', ''))
      .filter(key => key.startsWith(query.get('prefix') ?? ''))
      .sort();
    const from = Number(query.get('continuation-token') ?? 0);
    const shown = keys.slice(from, from + 2);
    const more = from + 2 < keys.length;
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${
      more ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
    }${shown
      .map(key => `<Contents><Key>${key}</Key></Contents>`)
      .join('')}</ListBucketResult>`;
  }

  private fail(res: ServerResponse, status: number) {
    const codes: Record<number, string> = {
      403: 'AccessDenied',
      404: 'NoSuchKey',
      409: 'ConditionalRequestConflict',
      412: 'PreconditionFailed',
      500: 'InternalError',
      503: 'SlowDown',
    };
    res.writeHead(status, { 'content-type': 'application/xml' });
    res.end(
      `<?xml version="1.0"?><Error><Code>${codes[status]}</Code><Message>${codes[status]}</Message></Error>`,
    );
  }
}

describe('the state bucket, against a stand-in for S3', () => {
  const s3 = new StandIn();
  let store: S3ObjectStore;

  beforeEach(async () => {
    await s3.start();
    s3.objects.clear();
    s3.requests.length = 0;
    s3.next.length = 0;
    store = new S3ObjectStore({
      bucket: 'bucket',
      region: 'us-east-1',
      roleArn: 'arn:aws:iam::100000000001:role/admin',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      endpoint: s3.url,
    });
  });

  afterEach(() => s3.stop());

  const bytes = (text: string) => Buffer.from(text);
  const claiming = (by: string) =>
    claim(store, { project: 'shop', id: 'one', environment: 'dev', by });

  it('keeps, gives, lists in pages and removes, encrypted by S3', async () => {
    for (const name of ['b', 'a', 'c']) {
      await store.put(`shop/plans/${name}`, bytes(name));
    }
    expect(
      Buffer.from((await store.get('shop/plans/a')) ?? []).toString(),
    ).toBe('a');
    expect(await store.get('shop/plans/none')).toBeUndefined();
    expect(await store.list('shop/plans/')).toEqual([
      'shop/plans/a',
      'shop/plans/b',
      'shop/plans/c',
    ]);
    await store.delete('shop/plans/b');
    expect(await store.list('shop/')).toHaveLength(2);
    const puts = s3.requests.filter(({ method }) => method === 'PUT');
    expect(puts).toHaveLength(3);
    for (const { headers } of puts) {
      expect(headers['x-amz-server-side-encryption']).toBe('AES256');
    }
  });

  it('gives a claim to the first and says to the second who has it', async () => {
    expect(await claiming('run 1')).toMatchObject({ claimed: true });
    const second = await claiming('run 2');
    expect(second).toMatchObject({
      claimed: false,
      by: 'run 1',
      environment: 'dev',
    });
    expect(Date.parse(second.at)).toBeGreaterThan(0);
    expect([...s3.objects.keys()]).toEqual(['/bucket/shop/claims/dev/one']);
  });

  it('gives it to one of many at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, run) => claiming(`run ${run}`)),
    );
    expect(results.filter(({ claimed }) => claimed)).toHaveLength(1);
    const [winner] = results.filter(({ claimed }) => claimed);
    for (const { by } of results) expect(by).toBe(winner.by);
  });

  it.each([500, 503])('tries again after %i', async status => {
    s3.next.push({ status });
    expect(await claiming('run 1')).toMatchObject({ claimed: true });
    expect(s3.requests).toHaveLength(2);
  });

  it('knows its own claim when the answer to it was lost', async () => {
    s3.next.push({ status: 500, lost: true });
    expect(await claiming('run 1')).toMatchObject({ claimed: true });
    expect(await claiming('run 2')).toMatchObject({ claimed: false });
  });

  it('tries again when two writers meet', async () => {
    s3.next.push({ status: 409 });
    expect(await claiming('run 1')).toMatchObject({ claimed: true });
  });

  it('gives up where S3 goes on failing, and at once where it may not', async () => {
    s3.next.push(...Array.from({ length: 10 }, () => ({ status: 500 })));
    await expect(claiming('run 1')).rejects.toThrow('InternalError');
    s3.next.length = 0;
    s3.requests.length = 0;
    s3.next.push({ status: 403 });
    await expect(claiming('run 1')).rejects.toThrow('AccessDenied');
    expect(s3.requests).toHaveLength(1);
    expect(s3.objects.size).toBe(0);
  });

  it('does not take a claim for its own that it cannot read', async () => {
    s3.objects.set('/bucket/shop/claims/dev/one', bytes('not json'));
    expect(await claiming('run 2')).toEqual({
      claimed: false,
      id: 'one',
      by: 'unknown',
      at: 'unknown',
    });
  });
});
