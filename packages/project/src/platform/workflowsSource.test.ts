import { githubFields } from '../schema/githubFields';
import { sameWorkflows, workflowsOf, workflowsSource } from './workflowsSource';

const accepts = (value: string) =>
  githubFields.workflows.safeParse(value).success;

describe('whose workflows a project calls', () => {
  it.each([
    ['acme/platform', 'acme/platform', 'main'],
    ['acme/platform@main', 'acme/platform', 'main'],
    ['acme/platform@live', 'acme/platform', 'live'],
    ['Acme/.github@release/1.0_x-y', 'Acme/.github', 'release/1.0_x-y'],
  ])('reads %s', (said, repository, branch) => {
    expect(accepts(said)).toBe(true);
    expect(workflowsSource(said)).toEqual({ repository, branch });
    expect(workflowsSource(workflowsOf({ repository, branch }))).toEqual({
      repository,
      branch,
    });
  });

  it.each([
    'platform',
    'acme/platform@',
    '@live',
    'acme/platform@a@b',
    'acme/platform@-x',
    'acme/platform@a..b',
    'acme/platform@a/',
    'acme/platform@x.lock',
    'acme/platform@${{ github.token }}',
    'acme/platform@a b',
    'acme/platform@live\n',
    'acme/platform.git',
    'acme/platform.git@live',
    'acme/..@live',
    'acme/platform/.github/workflows/deploy.yml@live',
  ])('refuses %j', said => {
    expect(accepts(said)).toBe(false);
  });

  it('compares as GitHub does', () => {
    expect(sameWorkflows('acme/Platform', 'Acme/platform@main')).toBe(true);
    expect(sameWorkflows('acme/platform@a', 'acme/platform@A')).toBe(false);
    expect(sameWorkflows('acme/platform@a', 'acme/platform')).toBe(false);
    expect(sameWorkflows('acme/platform', 'acme/other')).toBe(false);
  });
});
