import { unzipSync } from 'fflate';
import { emulatorSwitch } from '../../__testUtils__/emulatorSwitch';
import { TestBench } from '../../__testUtils__/TestBench';

jest.setTimeout(60_000);

let bench: TestBench;
let runId: number;
const at = { owner: 'acme', repo: 'faulty' };
const R = '/repos/acme/faulty';

beforeAll(async () => {
  bench = await TestBench.start();
  await bench.workflow(
    'faulty',
    `on: { workflow_dispatch: { inputs: { wait: {} } } }
jobs:
  plan:
    runs-on: ubuntu-latest
    steps:
      - run: test -z "\${{ inputs.wait }}" || sleep 60
      - run: echo '{"done":true}' > plan.jsonl
      - uses: actions/upload-artifact@v4
        with: { name: plan, path: plan.jsonl }
`,
  );
  runId = await bench.dispatch('faulty');
  await bench.finished('faulty', runId);
});
afterAll(() => bench.stop());
afterEach(() => emulatorSwitch(bench, 'DELETE', '/_faults'));

const fault = async (body: object) => {
  const response = await emulatorSwitch(bench, 'POST', '/_faults', body);
  expect(response.status).toBe(200);
};
const api = (path: string, init: RequestInit = {}) =>
  fetch(`${bench.emulators.github}/api/v3${path}`, {
    ...init,
    headers: { authorization: 'token ghs_local' },
  });
const dispatch = (details?: object) =>
  api(`${R}/actions/workflows/deploy.yml/dispatches`, {
    method: 'POST',
    body: JSON.stringify({ ref: 'main', ...details }),
  });
const runs = async (): Promise<number> =>
  (await (await api(`${R}/actions/runs`)).json()).total_count;

describe('answers that go wrong', () => {
  it('come as often as a rule says, for what it names', async () => {
    await fault({
      rules: [
        { path: '/actions/runs', status: 502, html: true, times: 1 },
        {
          method: 'get',
          path: '/actions/runs',
          status: 403,
          headers: { 'retry-after': '7' },
          times: 1,
        },
        { path: 'runs\\?status=', status: 500, body: { message: 'no' } },
      ],
    });
    const page = await api(`${R}/actions/runs`);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      502,
      'text/html; charset=utf-8',
    ]);
    const limited = await api(`${R}/actions/runs`);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([
      403,
      '7',
    ]);
    expect((await limited.json()).message).toMatch(/secondary rate limit/);
    expect((await api(`${R}/actions/runs`)).status).toBe(200);
    const own = await api(`${R}/actions/runs?status=queued`);
    expect([own.status, await own.json()]).toEqual([500, { message: 'no' }]);
    const shown = await emulatorSwitch(bench, 'GET', '/_faults');
    expect(
      (await shown.json()).rules.map(({ hits }: { hits: number }) => hits),
    ).toEqual([1, 1, 1]);
  });

  it('come after what was asked for is done, or instead of it', async () => {
    const before = await runs();
    const lost = (drop: string) =>
      fault({ rules: [{ path: '/dispatches$', drop, times: 1 }] });
    await lost('before');
    await expect(dispatch()).rejects.toThrow('fetch failed');
    expect(await runs()).toBe(before);
    await lost('after');
    await expect(dispatch()).rejects.toThrow('fetch failed');
    expect(await runs()).toBe(before + 1);
    await fault({
      rules: [
        {
          path: '/dispatches$',
          status: 502,
          after: true,
          delayMs: 20,
          times: 1,
        },
      ],
    });
    const late = await dispatch({ return_run_details: true });
    expect([late.status, await late.json()]).toEqual([
      502,
      { message: 'Server Error' },
    ]);
    expect(await runs()).toBe(before + 2);
  });

  it('are asked for with a token, in words that are known', async () => {
    const post = (body: object) =>
      emulatorSwitch(bench, 'POST', '/_faults', body);
    expect((await post({ rules: [{ path: '(' }] })).status).toBe(422);
    expect((await post({ rules: [{ path: '.' }] })).status).toBe(422);
    expect((await post({ rule: [] })).status).toBe(422);
    const stranger = await fetch(`${bench.emulators.github}/_faults`, {
      method: 'POST',
      body: '{}',
    });
    expect(stranger.status).toBe(401);
  });
});

describe('runs', () => {
  it('are listed late, and their details are not known to an older server', async () => {
    await fault({ runsListedAfterMs: 3_600_000, enterpriseServer: true });
    expect(await runs()).toBe(0);
    expect((await api(`${R}/actions/runs/${runId}`)).status).toBe(200);
    const refused = await dispatch({ return_run_details: true });
    expect([refused.status, (await refused.json()).message]).toEqual([
      422,
      'Invalid request.\n\n"return_run_details" is not a permitted key.',
    ]);
    expect((await dispatch()).status).toBe(204);
    const limits = await api('/rate_limit');
    expect(limits.status).toBe(404);
    expect(limits.headers.has('x-ratelimit-limit')).toBe(false);
  });

  it('are deleted when they have ended, and vanish when they have not', async () => {
    const run_id = await bench.dispatch('faulty', { wait: 'yes' });
    const github = bench.octokit();
    await expect(
      github.actions.deleteWorkflowRun({ ...at, run_id }),
    ).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('Could not delete the workflow run'),
    });
    const gone = await emulatorSwitch(
      bench,
      'DELETE',
      `/_runs/acme/faulty/${run_id}`,
    );
    expect(gone.status).toBe(204);
    await expect(bench.run('faulty', run_id)).rejects.toMatchObject({
      status: 404,
    });
    const ended = await bench.dispatch('faulty');
    await bench.finished('faulty', ended);
    await github.actions.deleteWorkflowRun({ ...at, run_id: ended });
    await bench.restart();
    for (const id of [run_id, ended]) {
      await expect(bench.run('faulty', id)).rejects.toMatchObject({
        status: 404,
      });
    }
  });

  it('wait for a timer whose minutes are short', async () => {
    await fault({ waitTimerMinuteMs: 1 });
    await bench.repository('timed', {
      '.github/workflows/deploy.yml': `on: workflow_dispatch\njobs: { a: { runs-on: ubuntu-latest, environment: prod, steps: [{ run: 'true' }] } }\n`,
    });
    await bench.octokit().repos.createOrUpdateEnvironment({
      owner: 'acme',
      repo: 'timed',
      environment_name: 'prod',
      wait_timer: 30,
    });
    const run = await bench.finished('timed', await bench.dispatch('timed'));
    expect(run.conclusion).toBe('success');
  });
});

describe('an artifact', () => {
  const shown = async () =>
    (await (await api(`${R}/actions/runs/${runId}/artifacts`)).json())
      .artifacts;
  let id: number;
  beforeAll(async () => {
    [{ id }] = await shown();
  });
  const download = () => api(`${R}/actions/artifacts/${id}/zip`);
  const archive = async (kind: string) => {
    await emulatorSwitch(bench, 'DELETE', '/_faults');
    await fault({ artifacts: [{ name: 'plan', fault: kind }] });
    return Buffer.from(await (await download()).arrayBuffer());
  };

  it('is missing, or expired', async () => {
    await fault({ artifacts: [{ fault: 'missing' }] });
    expect(await shown()).toEqual([]);
    expect((await download()).status).toBe(404);
    await emulatorSwitch(bench, 'DELETE', '/_faults');
    await fault({ artifacts: [{ fault: 'expired' }] });
    expect(await shown()).toMatchObject([{ expired: true }]);
    const expired = await download();
    expect([expired.status, (await expired.json()).message]).toEqual([
      410,
      'Artifact has expired',
    ]);
  });

  it.each([
    ['huge', '2147483648'],
    ['endless', null],
  ])('is %s and does not fill the memory', async (kind, length) => {
    await fault({ artifacts: [{ fault: kind }] });
    const [{ size_in_bytes: size }] = await shown();
    expect(size > 2e9).toBe(kind === 'huge');
    const { memoryUsage } = process;
    const before = memoryUsage().arrayBuffers;
    const answer = await download();
    expect(answer.headers.get('content-length')).toBe(length);
    const reader = answer.body?.getReader();
    let read = 0;
    while (read < 100e6) {
      read += (await reader?.read())?.value?.length ?? 0;
    }
    await reader?.cancel();
    // What was read and is not collected yet is still counted: far less than all.
    expect(memoryUsage().arrayBuffers - before).toBeLessThan(1e9);
  });

  it('is a bomb, leads out of its folder, has an entry twice or is cut off', async () => {
    const bomb = await archive('bomb');
    expect(bomb.length).toBeLessThan(1e6);
    const sizes: number[] = [];
    unzipSync(bomb, {
      filter: ({ originalSize }) => {
        sizes.push(originalSize);
        return false;
      },
    });
    expect(sizes).toEqual([512 * 1024 ** 2]);
    unzipSync(await archive('disguised-bomb'), {
      filter: ({ originalSize, size }) => {
        expect([originalSize, size > 1e5]).toEqual([100, true]);
        return false;
      },
    });
    const away = unzipSync(await archive('traversal'));
    expect(Object.keys(away)).toEqual(['../plan.jsonl']);
    expect(Buffer.from(away['../plan.jsonl']).toString()).toBe(
      '{"done":true}\n',
    );
    const names: string[] = [];
    unzipSync(await archive('duplicates'), {
      filter: ({ name }) => names.push(name) > 2,
    });
    expect(names).toEqual(['plan.jsonl', 'plan.jsonl']);
    const broken = await archive('corrupt');
    expect(() => unzipSync(broken)).toThrow();
  });

  it('is deleted', async () => {
    await bench.octokit().actions.deleteArtifact({ ...at, artifact_id: id });
    expect(await shown()).toEqual([]);
  });
});
