import { Bench } from '../__testUtils__/Bench';

const REF = 'resource:default/sound';
const HEAD = '1234567890abcdef1234567890abcdef12345678';

describe('what is refused before anything is sent', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start(['sound', 'first']);
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  const cases: Array<[string, object, RegExp, object?]> = [
    [
      'an environment that is not in the project file',
      { entityRef: 'resource:default/forgotten', operation: 'plan' },
      /has no environment forgotten; it has dev, prod, sound, first/,
    ],
    [
      'an invalid project file',
      { operation: 'plan' },
      /is not valid.*spec\.environments\.sound/,
      { sound: { network: { cidr: 'everywhere' } } },
    ],
    [
      'sleep of a serverless workspace',
      { operation: 'sleep' },
      /serverless workspace without a network/,
      {
        sound: { network: undefined, workspace: { computeMode: 'serverless' } },
      },
    ],
    [
      'destroy of what is protected',
      { operation: 'destroy', confirm: 'sound' },
      /spec\.environments\.sound\.deletionProtection protects sound/,
      { sound: { deletionProtection: true } },
    ],
    [
      'rotate without secrets',
      { operation: 'rotate' },
      /No service principal of sound has a secret/,
    ],
    [
      'destroy without the name',
      { operation: 'destroy' },
      /confirm must be sound$/,
    ],
    [
      'destroy with another name',
      { operation: 'destroy', confirm: 'prod' },
      /confirm must be sound, not "prod"/,
    ],
    [
      'a ref that is not there',
      { operation: 'plan', ref: 'absent' },
      /absent is no branch, tag or commit/,
    ],
    [
      'a ref that GitHub does not know',
      { operation: 'plan', ref: 'gone' },
      /no branch or tag gone/,
    ],
    [
      'a commit that is not on the branch',
      { operation: 'plan', commit: 'f'.repeat(40) },
      /no commit f{40}/,
    ],
    [
      'a ref with a line break',
      { operation: 'plan', ref: 'main\nrun' },
      /ref must have no line breaks/,
    ],
    [
      'a ref with an expression',
      { operation: 'plan', ref: '${{github.token}}' },
      /ref must have no workflow expressions/,
    ],
    [
      'a ref of a pull request',
      { operation: 'plan', ref: 'refs/pull/1/head' },
      /ref must be the name of a branch or a tag/,
    ],
    [
      'an address with an expression',
      { operation: 'apply', allowDestroy: ['a.b', '${{secrets.X}}'] },
      /allowDestroy\[1\] must have no workflow expressions/,
    ],
    [
      'an address with a control character',
      { operation: 'apply', allowDestroy: ['a\u0000b'] },
      /allowDestroy\[0\] must have no line breaks or control characters/,
    ],
    [
      'a comment with control characters',
      { operation: 'plan', comment: 'ok\nbut\u001b[31m' },
      /comment must have no control characters/,
    ],
    [
      'allowDestroy of a destroy',
      { operation: 'destroy', confirm: 'sound', allowDestroy: ['a.b'] },
      /allowDestroy is for plan and apply/,
    ],
    [
      'two commits',
      { operation: 'apply', commit: HEAD, promoteFrom: Bench.ref },
      /give one of them/,
    ],
    [
      'a promotion of a sleep',
      { operation: 'sleep', promoteFrom: Bench.ref },
      /promoteFrom is for plan and apply/,
    ],
    [
      'a promotion of itself',
      { operation: 'apply', promoteFrom: REF },
      /another environment than sound itself/,
    ],
    [
      'a promotion of another project',
      { operation: 'apply', promoteFrom: 'resource:default/sales-prod' },
      /must be an environment of payments, not prod of sales/,
    ],
    [
      'a promotion of nothing',
      { operation: 'apply', promoteFrom: 'resource:default/first' },
      /Nothing was applied to first/,
    ],
  ];

  it.each(cases)('%s', async (...[, body, message, declared]) => {
    bench.declared = { ...declared };
    const before = bench.github.dispatches.length;
    const answer = await bench.deploy({ entityRef: REF, ...body });
    expect(answer.body.error?.message).toMatch(message);
    expect(answer.status).toBe(400);
    expect(bench.github.dispatches).toHaveLength(before);
    expect(bench.audit.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({
        message: expect.stringMatching(message),
      }),
    });
  });

  it('an environment that cannot be seen as the source of a promotion', async () => {
    const answer = await bench.deploy({
      entityRef: REF,
      operation: 'apply',
      promoteFrom: 'resource:default/nobody',
    });
    expect(answer.status).toBe(404);
  });

  it('leaves what is right: a destroy with its name', async () => {
    const { status, body } = await bench.deploy({
      entityRef: REF,
      operation: 'destroy',
      confirm: 'sound',
      comment: 'It was\nan experiment.',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      operation: 'destroy',
      comment: 'It was\nan experiment.',
    });
    expect(bench.audited).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'deployment-create',
        severityLevel: 'high',
      }),
    );
  });

  it('promotes the commit that was last applied', async () => {
    const commit = 'a'.repeat(40);
    bench.github.history = [commit];
    const applied = await bench.deploy({
      entityRef: 'resource:default/first',
      operation: 'apply',
      commit,
    });
    expect(applied.status).toBe(201);
    const [run] = bench.github.runs;
    run.status = 'completed';
    run.conclusion = 'success';
    await bench.finished(applied.body.id);
    const [held] = (await bench.get(`/deployments?entityRef=${REF}`)).body
      .items;
    await bench.post(`/deployments/${held.id}/cancel`).expect(200);
    await bench.finished(held.id);
    const promoted = await bench.deploy({
      entityRef: REF,
      operation: 'plan',
      promoteFrom: 'resource:default/first',
    });
    expect(promoted.body).toMatchObject({
      commit,
      promotedFrom: 'resource:default/first',
    });
    expect(bench.github.dispatches.at(-1)).toMatchObject({
      inputs: { commit },
    });
  });
});
