import { askGitHubEverything } from '../__testUtils__/askGitHubEverything';
import { GitHubDeployerBench } from '../__testUtils__/GitHubDeployerBench';
import { GitHubDescription } from '../__testUtils__/GitHubDescription';
import { operationsInCode } from '../__testUtils__/operationsInCode';
import { PrismMock } from '../__testUtils__/PrismMock';
import type { SeenRequest } from '../__testUtils__/TestServer';

jest.setTimeout(60_000);

/**
 * The search syntax of dates, which GitHub's documentation shows for this
 * parameter, and its description calls a date. It takes both.
 */
const CREATED = /^>=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe('what the plugins ask of GitHub', () => {
  let requests: SeenRequest[];
  const operations = operationsInCode();

  beforeAll(async () => {
    const bench = await GitHubDeployerBench.start();
    try {
      await askGitHubEverything(bench);
      requests = [...bench.server.seen];
    } finally {
      await bench.stop();
    }
  });

  describe.each([
    ['github.com', 'api.github.com', []],
    // The code asks again without it where the server names it.
    ['Enterprise Server', 'ghes-3.17', ['return_run_details']],
  ])('%s', (_, variant, unknown) => {
    let description: GitHubDescription;
    let prism: PrismMock;

    beforeAll(async () => {
      description = GitHubDescription.read(variant, operations);
      prism = await PrismMock.start(description);
    });
    afterAll(() => prism?.stop());

    it('has every operation that the code names', () => {
      expect(description.operations).toEqual(operations);
    });

    it('was asked for each of them here', () => {
      const asked = new Set(
        requests.map(found => description.operationOf(found)),
      );
      expect([...asked].sort()).toEqual(operations);
    });

    it('knows every name in queries and bodies', () => {
      const names = requests.flatMap(found => description.unknownNames(found));
      expect([...new Set(names)]).toEqual(unknown);
    });

    it('takes every request as it is described', async () => {
      const judged = await Promise.all(
        requests.map(async request => prism.judge(withoutCreated(request))),
      );
      expect(judged.filter(Boolean)).toEqual([]);
    });

    it('would not take others', async () => {
      const [dispatch] = requests.filter(({ path }) =>
        path.endsWith('/dispatches'),
      );
      expect(await prism.judge({ ...dispatch, body: '{}' })).toMatchObject({
        title: 'Invalid request',
      });
      expect(
        await prism.judge({ ...dispatch, path: `${dispatch.path}/x` }),
      ).toBeDefined();
    });
  });
});

function withoutCreated(request: SeenRequest): SeenRequest {
  const query = new URLSearchParams(request.query);
  const created = query.get('created');
  if (created !== null) {
    expect(created).toMatch(CREATED);
    query.delete('created');
  }
  return { ...request, query };
}
