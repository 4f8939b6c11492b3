import { startChangeRuns } from '../__testUtils__/startChangeRuns';

jest.setTimeout(120_000);

describe('template upgrade-lakeport', () => {
  let runs: Awaited<ReturnType<typeof startChangeRuns>>;
  beforeAll(async () => {
    runs = await startChangeRuns('upgrade-lakeport');
  });
  afterAll(() => runs?.stop());

  it('proposes the version to each repository; one that fails stops no other', async () => {
    const run = await runs.dryRun({
      projects: ['system:default/not-there', 'system:default/payments'],
      version: '9.9.9',
    });
    expect(run.status).toBe(200);
    const log = run.log.join('\n');
    expect(log).toContain('would propose');
    expect(log).toContain('package.json');
    expect(run.output).toMatchObject({
      links: [],
      text: [
        {
          title: 'Repositories',
          content: expect.stringMatching(/^- .*not-there.*\n- .*payments/),
        },
      ],
    });
  });

  it.each([
    [{ projects: [] }, 'projects'],
    [{ projects: ['system:default/payments'], version: '^1; rm' }, 'version'],
    [{}, 'projects'],
  ])('refuses %j', async (values, words) => {
    const run = await runs.dryRun(values);
    expect(run.status).toBe(400);
    expect(run.body).toContain(words);
  });
});
