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
