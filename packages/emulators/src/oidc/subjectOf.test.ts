import { subjectOf } from './subjectOf';

const FILE =
  'acme/lakehouse-platform/.github/workflows/deploy.yml@refs/heads/main';
const claims = {
  repository: 'acme/payments-lakehouse',
  repository_id: '456789',
  repository_owner_id: '123456',
  ref: 'refs/heads/main',
  event_name: 'workflow_dispatch',
  job_workflow_ref: FILE,
};
const usual = {
  immutableSubject: 'no' as const,
  tokenSubject: { useDefault: true },
};
const customised = {
  immutableSubject: 'no' as const,
  tokenSubject: {
    useDefault: false,
    claimKeys: ['repo', 'context', 'job_workflow_ref'],
  },
};

describe('subjectOf', () => {
  it('names the environment, the pull request or the ref', () => {
    expect(subjectOf(usual, claims)).toBe(
      'repo:acme/payments-lakehouse:ref:refs/heads/main',
    );
    expect(subjectOf(usual, { ...claims, event_name: 'pull_request' })).toBe(
      'repo:acme/payments-lakehouse:pull_request',
    );
    expect(subjectOf(usual, { ...claims, environment: 'dev' })).toBe(
      'repo:acme/payments-lakehouse:environment:dev',
    );
  });

  it('says what the repository asks for', () => {
    expect(subjectOf(customised, { ...claims, environment: 'dev' })).toBe(
      `repo:acme/payments-lakehouse:environment:dev:job_workflow_ref:${FILE}`,
    );
  });

  it.each(['new', 'chosen'] as const)(
    'has the ids where it is immutable (%s), also when it is customised',
    immutableSubject => {
      const prefix = 'repo:acme@123456/payments-lakehouse@456789';
      expect(subjectOf({ ...usual, immutableSubject }, claims)).toBe(
        `${prefix}:ref:refs/heads/main`,
      );
      expect(
        subjectOf(
          { ...customised, immutableSubject },
          { ...claims, environment: 'dev' },
        ),
      ).toBe(`${prefix}:environment:dev:job_workflow_ref:${FILE}`);
    },
  );

  it('keeps a name from passing for more than one claim', () => {
    expect(
      subjectOf(customised, {
        ...claims,
        environment: `dev:job_workflow_ref:${FILE}`,
        job_workflow_ref: 'acme/payments-lakehouse/x',
      }),
    ).toBe(
      `repo:acme/payments-lakehouse:environment:dev%3Ajob_workflow_ref%3A${FILE}:job_workflow_ref:acme/payments-lakehouse/x`,
    );
  });
});
