import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { databricksEnvironmentConditions } from '@lakeport/backstage-plugin-databricks-node';
import { Bench } from '../__testUtils__/Bench';

const { hasEnvironmentName, isEnvironmentOwner, isOfProject } =
  databricksEnvironmentConditions;

describe('GET /deployments', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start(['one', 'two', 'three'], { selfReview: false });
    bench.reset();
    await bench.task('index-environments');
    for (const [name, operation] of [
      ['one', 'plan'],
      ['two', 'apply'],
      ['three', 'sleep'],
    ]) {
      await bench
        .deploy({ entityRef: `resource:default/${name}`, operation })
        .expect(201);
    }
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  const names = async (query = '', as?: string) => {
    const { status, body } = await bench.get(`/deployments${query}`, as);
    expect(status).toBe(200);
    expect(body.totalItems).toBe(body.items.length);
    return body.items.map(({ environment }: Deployment) => environment).sort();
  };

  it('lists those of all environments, and filters them', async () => {
    expect(await names()).toEqual(['one', 'three', 'two']);
    expect(await names('?operation=plan&operation=sleep')).toEqual([
      'one',
      'three',
    ]);
    expect(await names('?project=payments&view=running')).toHaveLength(3);
    expect(await names('?project=sales')).toEqual([]);
    expect(await names('?state=failed')).toEqual([]);
    expect(await names('?requestedBy=user:default/mock')).toHaveLength(3);
    expect(await names('?requestedBy=user:default/other')).toEqual([]);
    expect(await names('?view=failing')).toEqual([]);
    const page = await bench.get('/deployments?limit=2&offset=2');
    expect(page.body).toMatchObject({ totalItems: 3 });
    expect(page.body.items).toHaveLength(1);
  });

  it('turns the conditions of a policy into the query', async () => {
    bench.conditions = hasEnvironmentName({ names: ['one', 'two'] });
    expect(await names()).toEqual(['one', 'two']);
    bench.conditions = {
      allOf: [
        isOfProject({ projects: ['payments'] }),
        { not: hasEnvironmentName({ names: ['one'] }) },
      ],
    };
    expect(await names()).toEqual(['three', 'two']);
    bench.conditions = isEnvironmentOwner({ claims: ['group:default/others'] });
    expect(await names()).toEqual([]);
  });

  it('leaves out what the catalog does not show', async () => {
    bench.hidden = new Set(['resource:default/one', 'resource:default/two']);
    expect(await names('', Bench.outsider)).toEqual(['three']);
    expect(await names()).toEqual(['one', 'three', 'two']);
  });

  it('shows what waits for whom may approve it, and did not ask for it', async () => {
    const [run] = bench.github.runs.filter(({ title }) =>
      title.startsWith('apply'),
    );
    bench.github.keep(
      run,
      'plan',
      'plan.jsonl',
      [
        {
          step: 'plan',
          stack: 'payments-two',
          status: 'succeeded',
          rehearsal: true,
          summary: { add: 1, change: 0, replace: 0, destroy: 0 },
          changes: [{ address: 'aws_vpc.v', actions: ['create'] }],
        },
        {
          done: true,
          operation: 'plan',
          rehearsal: true,
          objectsLeft: null,
        },
      ]
        .map(line => JSON.stringify(line))
        .join('\n'),
    );
    run.status = 'completed';
    run.conclusion = 'success';
    const waiting = await bench.until(async () => {
      const { body } = await bench.get('/deployments?state=waiting');
      return body.items.at(0);
    });
    expect(waiting).toMatchObject({ environment: 'two', operation: 'apply' });

    expect(await names('?view=waiting-for-me')).toEqual([]);
    const other = 'user:default/other';
    expect(await names('?view=waiting-for-me', other)).toEqual(['two']);
    expect(
      await names('?view=waiting-for-me&entityRef=resource:default/two', other),
    ).toEqual(['two']);
    bench.denied = 'databricks.deployment.approve';
    expect(await names('?view=waiting-for-me', other)).toEqual([]);
    bench.denied = undefined;
    bench.conditions = hasEnvironmentName({ names: ['one'] });
    expect(await names('?view=waiting-for-me', other)).toEqual([]);

    // Who asked may not approve it, and somebody else may.
    const path = `/deployments/${waiting.id}`;
    bench.conditions = undefined;
    expect((await bench.get(path)).body.approval).toMatchObject({
      mayReview: false,
      needsGitHubToken: false,
    });
    expect((await bench.get(path, other)).body.approval).toMatchObject({
      by: 'portal',
      state: 'waiting',
      mayReview: true,
    });
    const own = await bench.post(`${path}/reviews`, { decision: 'approved' });
    expect(own.status).toBe(403);
    expect(own.body.error.message).toContain('somebody else has to approve');
    expect(bench.audit.fail).toHaveBeenCalled();
  });
});
