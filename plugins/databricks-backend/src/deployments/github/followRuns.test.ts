import type { GitHubRequestSeen } from '@lakeport/backstage-plugin-databricks-node';
import { GitHubDeployerBench } from '../../__testUtils__/GitHubDeployerBench';
import type { SeenRequest, TestAnswer } from '../../__testUtils__/TestServer';

const RUNS = 'GET /actions/workflows/deploy.yml/runs';
const RUN = 'GET /actions/runs/7';
const JOBS = 'GET /actions/runs/7/jobs';
const CANCEL = 'POST /actions/runs/7/cancel';

describe('following runs', () => {
  let bench: GitHubDeployerBench;
  beforeAll(async () => {
    bench = await GitHubDeployerBench.start();
  });
  beforeEach(() => bench.reset());
  afterAll(() => bench.stop());

  describe('findRun', () => {
    const run = (id: number, title: string) => ({
      id,
      display_title: title,
      html_url: `https://github.acme.com/runs/${id}`,
    });
    const find = (rest: { notRunIds?: string[] } = {}) =>
      bench.deployer.findRun({
        repository: bench.repository,
        workflow: 'deploy.yml',
        token: 'd1',
        since: '2026-11-20T10:00:00.500Z',
        ...rest,
      });
    /** Pages of a hundred, of runs with these ids, newest first. */
    const list = (ids: number[], title: (id: number) => string) => {
      bench.answers[RUNS] = ({ query }) => {
        const from = (Number(query.get('page')) - 1) * 100;
        return {
          body: {
            total_count: ids.length,
            workflow_runs: ids
              .slice(from, from + 100)
              .map(id => run(id, title(id))),
          },
        };
      };
    };

    it('finds the oldest with the token as a word of its title', async () => {
      list([9, 8, 7, 6, 5], id =>
        id < 7 ? 'apply dev d1-apply d11 xd1' : 'apply dev d1',
      );
      expect(await find()).toEqual({
        runId: '7',
        runUrl: 'https://github.acme.com/runs/7',
      });
      expect(await find({ notRunIds: ['7'] })).toMatchObject({ runId: '8' });
    });

    it('looks at those of that time only, with minutes to spare', async () => {
      list([], String);
      expect(await find()).toBeUndefined();
      expect(Object.fromEntries(bench.server.seen[0].query)).toEqual({
        event: 'workflow_dispatch',
        created: '>=2026-11-20T09:55:00Z',
        per_page: '100',
        page: '1',
      });
    });

    it('looks beyond the first page', async () => {
      const ids = Array.from({ length: 250 }, (_, index) => 1_000 - index);
      list(ids, id => (id === 760 ? 'apply dev d1' : 'apply dev other'));
      expect(await find()).toMatchObject({ runId: '760' });
      expect(bench.asked).toHaveLength(3);
    });

    it('looks no further than GitHub lists', async () => {
      const ids = Array.from({ length: 3_000 }, (_, index) => 9_000 - index);
      list(ids, () => 'apply dev other');
      expect(await find()).toBeUndefined();
      expect(bench.asked).toHaveLength(10);
    });
  });

  describe('readRun', () => {
    const read = () =>
      bench.deployer.readRun({ repository: bench.repository, runId: '7' });
    const body = {
      id: 7,
      html_url: 'https://github.acme.com/runs/7',
      status: 'in_progress',
      conclusion: null,
      head_sha: 'a'.repeat(40),
      run_attempt: 2,
      created_at: '2026-11-20T10:00:00Z',
    };
    const job = (id: number) => ({
      id,
      name: `job ${id}`,
      status: 'completed',
      conclusion: 'success',
      steps: [
        {
          number: 1,
          name: 'claim',
          status: 'completed',
          conclusion: 'success',
          started_at: '2026-11-20T10:00:01Z',
          completed_at: null,
        },
      ],
    });

    it('reads the run, its jobs and their steps', async () => {
      bench.answers[RUN] = { body };
      bench.answers[JOBS] = { body: { total_count: 1, jobs: [job(1)] } };
      expect(await read()).toEqual({
        runId: '7',
        runUrl: 'https://github.acme.com/runs/7',
        status: 'in_progress',
        headSha: 'a'.repeat(40),
        attempt: 2,
        createdAt: '2026-11-20T10:00:00Z',
        jobs: [
          {
            id: '1',
            name: 'job 1',
            status: 'completed',
            conclusion: 'success',
            steps: [
              {
                number: 1,
                name: 'claim',
                status: 'completed',
                conclusion: 'success',
                startedAt: '2026-11-20T10:00:01Z',
              },
            ],
          },
        ],
      });
    });

    it('reads a few pages of jobs, and no more', async () => {
      bench.answers[RUN] = { body };
      bench.answers[JOBS] = ({ query }) => ({
        body: {
          total_count: 1_000,
          jobs: Array.from({ length: 100 }, (_, index) =>
            job(Number(query.get('page')) * 100 + index),
          ),
        },
      });
      expect((await read())?.jobs).toHaveLength(300);
    });

    it('says that a run is gone, and does not say so of one that cannot be read', async () => {
      expect(await read()).toBeUndefined();
      bench.answers[RUN] = { status: 502, body: { message: 'bad gateway' } };
      await expect(read()).rejects.toThrow('Reading run 7 failed: bad gateway');
      bench.answers[RUN] = { status: 403, body: { message: 'no' } };
      await expect(read()).rejects.toThrow(
        "Reading run 7 failed: the portal's GitHub integration may not do it in acme/payments (no)",
      );
    });
  });

  it('costs nothing of the limit while nothing changes', async () => {
    const seen: GitHubRequestSeen[] = [];
    const counted = await GitHubDeployerBench.start({
      onRequest: request => seen.push(request),
    });
    const unchanged =
      (body: object) =>
      ({ headers }: SeenRequest): TestAnswer =>
        headers['if-none-match'] === '"1"'
          ? { status: 304 }
          : { headers: { ETag: '"1"' }, body };
    counted.answers = {
      [RUN]: unchanged({ status: 'in_progress' }),
      [JOBS]: unchanged({ jobs: [] }),
    };
    const at = { repository: counted.repository, runId: '7' };
    const looks = [];
    for (let look = 0; look < 5; look++) {
      looks.push(await counted.deployer.readRun(at));
    }
    await counted.stop();
    expect(new Set(looks.map(look => JSON.stringify(look))).size).toBe(1);
    expect(seen).toHaveLength(10);
    expect(seen.filter(({ status }) => status !== 304)).toHaveLength(2);
  });

  describe('cancel', () => {
    const cancel = () =>
      bench.deployer.cancel({ repository: bench.repository, runId: '7' });

    it('asks GitHub to end a run', async () => {
      bench.answers[CANCEL] = { status: 202, body: {} };
      expect(await cancel()).toBe('cancelling');
    });

    it('says that a run has ended only when it has', async () => {
      bench.answers[CANCEL] = { status: 409, body: { message: 'no' } };
      bench.answers[RUN] = { body: { status: 'queued' } };
      await expect(cancel()).rejects.toThrow(
        'GitHub does not cancel run 7 yet; it is asked again',
      );
      bench.answers[RUN] = { body: { status: 'completed' } };
      expect(await cancel()).toBe('finished');
    });

    it('says of a run that is gone that it has ended', async () => {
      expect(await cancel()).toBe('finished');
    });

    it('does not take it for the end that the portal may not cancel', async () => {
      bench.answers[RUN] = { body: { status: 'in_progress' } };
      await expect(cancel()).rejects.toThrow('Cancelling run 7 failed');
      bench.answers[CANCEL] = { status: 403, body: { message: 'no' } };
      await expect(cancel()).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
    });

    it('is not asked twice where nobody knows whether it was done', async () => {
      bench.answers[CANCEL] = { fault: 'drop' };
      await expect(cancel()).rejects.toThrow('Cancelling run 7 failed');
      expect(bench.asked).toEqual([CANCEL]);
    });
  });
});
