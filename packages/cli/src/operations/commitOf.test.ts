import { commitOf } from './commitOf';

const ONE = '1'.repeat(40);
const TWO = '2'.repeat(40);

describe('commitOf', () => {
  it.each([
    [{ GITHUB_SHA: ONE }, ONE],
    [{ GITHUB_SHA: ONE, LAKEPORT_COMMIT: '' }, ONE],
    [{ GITHUB_SHA: ONE, LAKEPORT_COMMIT: TWO }, TWO],
    [{ GITHUB_SHA: 'a'.repeat(64) }, undefined],
    [{ GITHUB_SHA: 'main' }, undefined],
    [{ LAKEPORT_COMMIT: `${ONE}\n` }, undefined],
    [{}, undefined],
  ])('of %j is %s', (env, commit) => {
    expect(commitOf(env)).toBe(commit);
  });
});
