import { explainFailure, failedStepOf } from './explainFailure';

const step = {
  number: 2,
  name: 'apply',
  status: 'completed',
  conclusion: 'failure',
  startedAt: '2026-11-20T10:00:06Z',
  completedAt: '2026-11-20T10:00:08Z',
};
const at = (second: string, line: string) =>
  `2026-11-20T10:00:${second}.1234567Z ${line}`;

describe('explainFailure', () => {
  it('takes the reason from what lakeport reports', () => {
    const { reason } = explainFailure(
      [
        at('06', '{"step":"apply","stack":"p-dev-base","status":"started"}'),
        at(
          '07',
          '{"step":"apply","stack":"p-dev-base","status":"failed","message":"AccessDenied: no"}',
        ),
        at('08', '{"done":true,"failures":1}'),
        at('08', '##[error]Process completed with exit code 1.'),
      ].join('\n'),
      step,
    );
    expect(reason).toBe('apply of p-dev-base: AccessDenied: no');
  });

  it('takes colours out of what lakeport reports, too', () => {
    const event = {
      step: 'apply',
      status: 'failed',
      message: '\u001b[31mError\u001b[0m: no',
    };
    expect(explainFailure(at('07', JSON.stringify(event)), step).reason).toBe(
      'apply: Error: no',
    );
  });

  it('prefers a marked error to the last line', () => {
    expect(
      explainFailure(
        [at('06', '##[error]disk full'), at('07', 'bye')].join('\n'),
        step,
      ).reason,
    ).toBe('disk full');
  });

  it('says what a check of the project file found, not how much', () => {
    const { reason } = explainFailure(
      [
        at('06', '##[group]Run npx lakeport check lakeport.yaml'),
        at('06', '##[endgroup]'),
        at('07', 'lakeport.yaml:23:15  spec.environments.dev.network.cidr'),
        at('07', '  10.0.0.0/8 is too large for a VPC'),
        at('07', '  use a range from /16 to /24'),
        at('07', 'lakeport.yaml:2:11'),
        at('07', '  a closing sign is missing'),
        at('07', '2 problems'),
        at('08', '##[error]Process completed with exit code 1.'),
      ].join('\n'),
      step,
    );
    expect(reason).toBe(
      'lakeport.yaml:23:15 spec.environments.dev.network.cidr: 10.0.0.0/8 is too large for a VPC; use a range from /16 to /24 · lakeport.yaml:2:11: a closing sign is missing',
    );
  });

  it('keeps to the step, without times and colours', () => {
    expect(
      explainFailure(
        [
          at('05', 'before'),
          at('06', '\u001b[31mred\u001b[0m'),
          at('08', 'last'),
          at('09', 'after'),
        ].join('\r\n'),
        step,
      ),
    ).toEqual({ reason: 'last', log: 'red\nlast' });
  });

  it('takes neither the command nor the next step for the reason', () => {
    expect(
      explainFailure(
        [
          at('06', '##[group]Run exit 3'),
          at('06', 'shell: /usr/bin/bash -e {0}'),
          at('06', '##[endgroup]'),
          at('08', '##[error]Process completed with exit code 3.'),
          at('08', 'Cleaning up orphan processes'),
        ].join('\n'),
        step,
      ),
    ).toEqual({
      reason: undefined,
      log: expect.stringMatching(/exit code 3\.$/),
    });
  });

  it('takes the whole log when it has no times', () => {
    expect(explainFailure('a\n\nb', step).log).toBe('a\nb');
  });

  it('has no reason where there is no log', () => {
    expect(explainFailure('')).toEqual({ reason: undefined, log: '' });
  });

  it('keeps what it says short', () => {
    const { reason, log } = explainFailure(
      Array.from({ length: 500 }, () => 'x'.repeat(3_000)).join('\n'),
    );
    expect(reason).toHaveLength(1_000);
    expect(log).toHaveLength(8_000);
  });
});

describe('failedStepOf', () => {
  const job = { id: '1', name: 'plan', status: 'completed', steps: [step] };

  it('finds the first step that failed', () => {
    expect(failedStepOf([{ ...job, conclusion: 'failure' }])?.step).toBe(step);
  });

  it('finds a job that failed before its steps, and none in a cancelled one', () => {
    expect(
      failedStepOf([{ ...job, conclusion: 'startup_failure', steps: [] }]),
    ).toMatchObject({ job: { name: 'plan' }, step: undefined });
    expect(failedStepOf([{ ...job, conclusion: 'cancelled' }])).toBeUndefined();
  });
});
