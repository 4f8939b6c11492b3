import { deployment } from '../../__testUtils__/fixtures';
import { commitUrlOf } from './commitUrlOf';

const commit = 'a'.repeat(40);

describe('commitUrlOf', () => {
  it('leads to the commit in the repository of the run', () => {
    expect(commitUrlOf(deployment({ commit }))).toBe(
      `https://github.example.com/acme/sales/commit/${commit}`,
    );
  });

  it.each([
    ['there is no run', { commit, runUrl: undefined }],
    ['there is no commit', {}],
    ['the address is no run', { commit, runUrl: 'https://example.com/7' }],
  ])('leads nowhere while %s', (_, overrides) => {
    expect(commitUrlOf(deployment(overrides))).toBeUndefined();
  });
});
