import { readReport } from './readReport';

const step = (rest: object = {}) =>
  JSON.stringify({
    step: 'plan',
    stack: 'payments-dev-base',
    status: 'succeeded',
    seconds: 1.2,
    rehearsal: false,
    summary: { add: 1, change: 0, replace: 0, destroy: 0 },
    changes: [{ address: 'aws_vpc.main', actions: ['create'] }],
    ...rest,
  });
const end = (rest: object = {}) =>
  JSON.stringify({
    done: true,
    operation: 'plan',
    failures: 0,
    objectsLeft: null,
    rehearsal: false,
    seconds: 2,
    ...rest,
  });

describe('readReport', () => {
  it('takes what else is said, and steps that stopped', () => {
    const report = readReport(
      [
        JSON.stringify({ notice: ['Compute has no way out.'] }),
        step({ step: 'apply', status: 'needs-approval', findings: [] }),
        end({ operation: 'apply', needsApproval: ['payments-dev-base'] }),
      ].join('\n'),
    );
    expect(report.problems).toEqual([]);
    expect(report.notices).toEqual(['Compute has no way out.']);
    expect(report.steps).toMatchObject([{ status: 'needs-approval' }]);
  });

  it('reads steps and the end', () => {
    expect(readReport(`${step()}\n${end()}\n`)).toEqual({
      steps: [
        {
          step: 'plan',
          stack: 'payments-dev-base',
          status: 'succeeded',
          rehearsal: false,
          summary: { add: 1, change: 0, replace: 0, destroy: 0 },
          changes: [{ address: 'aws_vpc.main', actions: ['create'] }],
        },
      ],
      end: {
        done: true,
        operation: 'plan',
        rehearsal: false,
        objectsLeft: null,
      },
      rehearsal: false,
      notices: [],
      problems: [],
    });
  });

  it('is a rehearsal when any line says so, and unknown when none says', () => {
    expect(readReport(`${step({ rehearsal: true })}\n${end()}`).rehearsal).toBe(
      true,
    );
    expect(readReport('').rehearsal).toBeUndefined();
  });

  it.each([
    ['npm warn deprecated', /^line 2 is not JSON$/],
    ['42', /^line 2 is not what lakeport writes/],
    [step({ step: 'dance' }), /^line 2 is not what lakeport writes \(step: /],
    [step({ changes: [{ address: 'x' }] }), /\(changes\.0\.actions: /],
    [step({ summary: { add: -1 } }), /\(summary\.add: /],
    [step({ rehearsal: undefined }), /\(rehearsal: /],
    [end({ commit: 'main' }), /\(commit: /],
    [end({ cost: { currency: 'USD' } }), /\(cost\.asOf: /],
    ['{"done":true}', /^line 2 is not what lakeport writes \(operation: /],
  ])(
    'says where it does not understand %s, and reads the rest',
    (line, what) => {
      const report = readReport([step(), line, end()].join('\r\n'));
      expect(report.problems).toEqual([expect.stringMatching(what)]);
      expect(report.steps).toHaveLength(1);
      expect(report.end).toBeDefined();
    },
  );

  it('reads what differs, from what to what, and what that costs', () => {
    const attributes = [
      { path: 'cidr_block', before: '"10.0.0.0/16"', after: '"10.1.0.0/16"' },
      { path: 'id', before: '"vpc-1"', unknown: true, forcesReplacement: true },
    ];
    const cost = {
      currency: 'USD',
      asOf: '2026-11-01',
      before: 10.5,
      after: 0,
    };
    const commit = '0123456789abcdef0123456789abcdef01234567';
    const {
      steps,
      end: last,
      problems,
    } = readReport(
      [
        step({
          changes: [
            {
              address: 'module.network.aws_vpc.main',
              actions: ['delete', 'create'],
              module: 'module.network',
              type: 'aws_vpc',
              attributes,
              attributesLeftOut: 3,
              later: 'unknown',
            },
          ],
        }),
        end({ commit, cost, planned: 'destroy' }),
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(steps[0].changes).toEqual([
      {
        address: 'module.network.aws_vpc.main',
        actions: ['delete', 'create'],
        module: 'module.network',
        type: 'aws_vpc',
        attributes,
        omittedAttributes: 3,
      },
    ]);
    expect(last).toMatchObject({ commit, cost });
  });

  it('shows no value that is secret, cuts long ones, and counts what is too much', () => {
    const [read] = readReport(
      step({
        changes: [
          {
            address: 'x',
            actions: ['update'],
            attributes: [
              { path: 'password', before: 'a', after: 'b', sensitive: true },
              { path: 'policy', after: 'p'.repeat(9_000) },
              ...Array.from({ length: 70 }, (_, index) => ({
                path: `tags.${index}`,
              })),
            ],
          },
        ],
      }),
    ).steps;
    const [found] = read.changes ?? [];
    expect(found.attributes).toHaveLength(60);
    expect(found.omittedAttributes).toBe(12);
    expect(found.attributes?.[0]).toEqual({
      path: 'password',
      sensitive: true,
    });
    expect(found.attributes?.[1].after).toHaveLength(401);
  });

  it('reads no more lines than there can be', () => {
    const { problems } = readReport(`${'x\n'.repeat(30_000)}`);
    expect(problems).toHaveLength(20_001);
    expect(problems.at(-1)).toBe(
      'it has more than 20000 lines; the rest is not read',
    );
  });

  it('says that it breaks off', () => {
    expect(readReport(step()).problems).toEqual([
      'it breaks off before its last line',
    ]);
  });

  it('takes colours and excess out of texts', () => {
    const [read] = readReport(
      step({
        message: `\u001b[31mred\u001b[0m${'x'.repeat(5_000)}`,
        changes: [{ address: 'a'.repeat(900), actions: ['create'] }],
      }),
    ).steps;
    expect(read.message).toMatch(/^redx+$/);
    expect(read.message).toHaveLength(1_000);
    expect(read.changes?.[0].address).toHaveLength(500);
  });
});
