import { changedRunOf } from './changedRunOf';

const repository = {
  html_url: 'https://github.acme.example/acme/payments',
  full_name: 'other/name',
};
const run = {
  repository: { host: 'github.acme.example', owner: 'acme', repo: 'payments' },
  runId: '7',
};

describe('changedRunOf', () => {
  it.each([
    ['a run', { workflow_run: { id: 7, conclusion: 'success' }, repository }],
    ['a job', { workflow_job: { id: 9, run_id: 7 }, repository }],
  ])('reads the run of %s', (_, payload) => {
    expect(changedRunOf(payload)).toEqual(run);
  });

  it.each([
    undefined,
    null,
    'text',
    {},
    { workflow_run: { id: '7' }, repository },
    { workflow_run: { id: 7.5 }, repository },
    { workflow_run: { id: -7 }, repository },
    { workflow_run: { id: 7 } },
    { workflow_run: { id: 7 }, repository: { html_url: 'ftp://x/a/b' } },
    { workflow_run: { id: 7 }, repository: { html_url: 'nowhere' } },
    { workflow_job: { id: 7 }, repository },
  ])('reads nothing of %j', payload => {
    expect(changedRunOf(payload)).toBeUndefined();
  });
});
