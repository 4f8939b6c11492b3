import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { strToU8, zipSync } from 'fflate';
import { GitHubDeployerBench } from '../../__testUtils__/GitHubDeployerBench';
import { ArtifactError } from '../ArtifactError';

const LIST = 'GET /actions/runs/7/artifacts';
const ZIP = 'GET /actions/artifacts/70/zip';
const LOG = 'GET /actions/jobs/70/logs';
const GIB = 1024 ** 3;

describe('downloads', () => {
  let bench: GitHubDeployerBench;
  beforeAll(async () => {
    bench = await GitHubDeployerBench.start();
  });
  beforeEach(() => bench.reset());
  afterAll(() => bench.stop());

  const artifact = (rest: object = {}) => ({
    id: 70,
    name: 'plan',
    expired: false,
    size_in_bytes: 100,
    ...rest,
  });
  const keep = (...artifacts: object[]) => {
    bench.answers[LIST] = {
      body: { total_count: artifacts.length, artifacts },
    };
  };
  const read = () =>
    bench.deployer.readArtifact({
      repository: bench.repository,
      runId: '7',
      name: 'plan',
      mostBytes: 1_000,
    });
  /** What is said for good. */
  const final = async (): Promise<string> => {
    const error = await read().catch(caught => caught);
    expect(error).toBeInstanceOf(ArtifactError);
    return error.message;
  };

  describe('readArtifact', () => {
    it('reads the newest of that name, checked by its digest', async () => {
      const zip = zipSync({ 'plan.jsonl': strToU8('{}') });
      const digest = createHash('sha256').update(zip).digest('hex');
      keep(
        artifact({ id: 60, expired: true }),
        artifact({ digest: `sha256:${digest}` }),
        artifact({ id: 80, name: 'plan-2' }),
      );
      bench.answers[ZIP] = { body: zip };
      expect(await read()).toEqual(new Uint8Array(zip));
      bench.answers[ZIP] = { body: strToU8('something else') };
      await expect(read()).rejects.toThrow(
        'its download was damaged on the way',
      );
    });

    it('finds none where there is none', async () => {
      keep();
      expect(await read()).toBeUndefined();
    });

    it('says that it has expired or was deleted', async () => {
      keep(artifact({ expired: true }));
      expect(await final()).toBe('it has expired');
      keep(artifact());
      bench.answers[ZIP] = { status: 410, body: { message: 'expired' } };
      expect(await final()).toBe('it has expired');
      bench.answers[ZIP] = { status: 404 };
      expect(await final()).toBe('it was deleted');
    });

    it('says that it may not be read', async () => {
      bench.answers[LIST] = { status: 403, body: { message: 'no' } };
      expect(await final()).toBe(
        'the portal may not read artifacts of acme/payments: give its token or app the permission Actions: read',
      );
    });

    it('does not take a failure for the last word', async () => {
      keep(artifact());
      bench.answers[ZIP] = { status: 503 };
      const error = await read().catch(caught => caught);
      expect(error).not.toBeInstanceOf(ArtifactError);
      expect(error.message).toBe('its download was answered with 503');
      bench.answers[LIST] = {
        status: 403,
        headers: { 'Retry-After': '60' },
        body: { message: 'slow' },
      };
      expect(await read().catch(caught => caught)).not.toBeInstanceOf(
        ArtifactError,
      );
    });

    it('does not even ask for what says that it is too large', async () => {
      keep(artifact({ size_in_bytes: 2 * GIB }));
      expect(await final()).toBe('it is larger than 1000 bytes');
      expect(bench.asked).toEqual([LIST]);
    });

    describe('of two gibibytes of zeros', () => {
      let storage: Server;
      let sent = 0;
      let length: string | undefined;
      beforeAll(async () => {
        storage = createServer((_, response) => {
          const zeros = Buffer.alloc(64 * 1024);
          if (length) {
            response.setHeader('Content-Length', length);
          }
          const write = () => {
            while (sent < 2 * GIB && !response.destroyed) {
              sent += zeros.byteLength;
              if (!response.write(zeros)) {
                response.once('drain', write);
                return;
              }
            }
            response.end();
          };
          write();
        });
        await new Promise<void>(resolve =>
          storage.listen(0, '127.0.0.1', resolve),
        );
      });
      beforeEach(() => {
        sent = 0;
        keep(artifact());
        const address = storage.address();
        const port = typeof address === 'object' ? address?.port : undefined;
        bench.answers[ZIP] = {
          status: 302,
          headers: { Location: `http://127.0.0.1:${port}/zip` },
        };
      });
      afterAll(async () => {
        storage.closeAllConnections();
        await new Promise(resolve => storage.close(resolve));
      });

      it.each([
        ['that say so', String(2 * GIB)],
        ['that do not say so', undefined],
      ])('stops early, %s', async (_, said) => {
        length = said;
        const before = process.memoryUsage().rss;
        expect(await final()).toBe('it is larger than 1000 bytes');
        // What the kernel buffers between the two, and no more.
        expect(sent).toBeLessThan(32 * 1024 * 1024);
        expect(process.memoryUsage().rss - before).toBeLessThan(
          128 * 1024 * 1024,
        );
      });

      it('of a log reads no more than fifty mebibytes', async () => {
        length = undefined;
        bench.answers[LOG] = bench.answers[ZIP];
        const { text } = await bench.deployer.readLog({
          repository: bench.repository,
          jobId: '70',
          mostBytes: 1_000,
        });
        expect(text.length).toBeLessThanOrEqual(1_000);
        expect(text).toContain('the rest of it is at GitHub only');
        expect(sent).toBeLessThan(100 * 1024 * 1024);
      });
    });
  });

  describe('readLog', () => {
    const readLog = (mostBytes = 1_000) =>
      bench.deployer.readLog({
        repository: bench.repository,
        jobId: '70',
        mostBytes,
      });

    it('reads the end in whole lines, and counts the others', async () => {
      bench.answers[LOG] = { body: 'one\ntwo\nthree\n' };
      expect(await readLog()).toEqual({
        text: 'one\ntwo\nthree\n',
        omittedLines: 0,
      });
      expect(await readLog(11)).toEqual({
        text: 'two\nthree\n',
        omittedLines: 1,
      });
    });

    it('says that GitHub keeps it no longer', async () => {
      bench.answers[LOG] = { status: 410 };
      const error = await readLog().catch(caught => caught);
      expect(error).toBeInstanceOf(ArtifactError);
      expect(error.message).toBe('GitHub has deleted the log');
    });

    it('does not take a failure for the last word', async () => {
      bench.answers[LOG] = { status: 404 };
      const error = await readLog().catch(caught => caught);
      expect(error).not.toBeInstanceOf(ArtifactError);
      expect(error.message).toBe('the log was answered with 404');
    });
  });
});
