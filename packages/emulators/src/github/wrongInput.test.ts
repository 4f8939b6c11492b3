import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
  await bench.repository('target', {
    'README.md': '# x\n',
    '.github/workflows/deploy.yml': `on: workflow_dispatch\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: 'true' }] } }\n`,
  });
});
afterAll(() => bench.stop());

const call = (method: string, path: string, body?: string) =>
  fetch(`${bench.emulators.github}/api/v3${path}`, {
    method,
    body,
    headers: {
      authorization: 'token ghs_local',
      'content-type': 'application/json',
    },
  });

const R = '/repos/acme/target';
const WRITES: Array<[string, string]> = [
  ['POST', '/orgs/acme/repos'],
  ['PATCH', R],
  ['PUT', `${R}/topics`],
  ['PUT', `${R}/contents/a.txt`],
  ['DELETE', `${R}/contents/README.md`],
  ['PUT', `${R}/branches/main/protection`],
  ['POST', `${R}/git/blobs`],
  ['POST', `${R}/git/trees`],
  ['POST', `${R}/git/commits`],
  ['POST', `${R}/git/refs`],
  ['PATCH', `${R}/git/refs/heads/main`],
  ['POST', `${R}/pulls`],
  ['PUT', `${R}/environments/dev`],
  ['POST', `${R}/actions/variables`],
  ['POST', `${R}/actions/workflows/deploy.yml/dispatches`],
];
const BODIES = [
  '{',
  '[]',
  'null',
  '"text"',
  '{"name":5,"message":5,"content":5,"tree":5,"ref":5,"sha":5,"names":5,"title":5,"reviewers":5,"description":5}',
  '{"name":"../x","message":"m","content":"!!","tree":"-x","ref":"--upload-pack=x","sha":"-x","names":["A B"],"title":"t","head":"-x","base":"--x","value":"v"}',
  '{"tree":[{"path":"../x","mode":"100644","sha":"zz"}],"base_tree":"--all","message":"m","parents":["-x"],"ref":"refs/heads/a..b","sha":"HEAD"}',
];

describe('wrong input', () => {
  it.each(WRITES)(
    'of %s %s is the caller’s fault and never the emulator’s',
    async (method, path) => {
      const answers: Array<{ body: string; status: number; message: unknown }> =
        [];
      for (const body of BODIES) {
        const response = await call(method, path, body);
        const answer = (await response.json().catch(() => ({}))) ?? {};
        answers.push({
          body,
          status: response.status,
          message: answer.message,
        });
      }
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      // Some of the bodies have nothing in them that these would look at.
      const lenient = /PATCH|blobs|environments/.test(`${method} ${path}`);
      const refused = answers.filter(({ status }) => status >= 400);
      expect(refused.length).toBeGreaterThanOrEqual(
        lenient ? 4 : BODIES.length,
      );
      expect(refused.every(({ message }) => typeof message === 'string')).toBe(
        true,
      );
    },
  );

  it.each([
    '/contents/..%2f..%2fetc%2fpasswd',
    '/contents/README.md?ref=--output=x',
    '/contents/README.md?ref=main:README.md',
    '/commits/-n1/status',
    '/git/trees/HEAD~1',
    '/git/trees/--help',
    '/git/blobs/--help',
    '/git/commits/-x',
    '/git/ref/%00',
    '/tarball/--output=x',
    '/branches/%E0%A4%A',
    '/compare/main...--output=x',
    '/actions/runs/999999999999999999999',
    '/actions/jobs/0/logs',
    '/pulls/0',
    '/environments/__proto__',
    '/actions/variables/__proto__',
    '/actions/workflows/constructor',
  ])('in the path %s is answered with 4xx', async path => {
    const response = await call('GET', `${R}${path}`);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it('in names of owners and repositories is not found', async () => {
    for (const path of [
      '/users/__proto__',
      '/repos/__proto__/constructor',
      '/repos/acme/..',
      '/orgs/constructor/repos',
    ]) {
      expect((await call('GET', path)).status).toBe(404);
    }
  });
});
