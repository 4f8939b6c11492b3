import { refProblem } from './refProblem';

describe('refProblem', () => {
  it.each([
    'main',
    'release/2026-11',
    'v1.2.3',
    'feature/grüße',
    'a@b',
    'refs',
    "it's",
  ])('takes %s', ref => {
    expect(refProblem(ref)).toBeUndefined();
  });

  it.each([
    'a b',
    'a..b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[b',
    'a\\b',
    'a\nb',
    'a\u0000',
    '-rf',
    '/a',
    'a/',
    'a//b',
    '.a',
    'a/.b',
    'a.',
    'a.lock',
    'a.lock/b',
    '@',
    'a@{1}',
    '${{ x }}',
  ])('says that git takes no %j', ref => {
    expect(refProblem(ref)).toBe(
      `${JSON.stringify(ref)} is no name that git takes for a branch or tag`,
    );
  });

  it('takes names of a length', () => {
    const said = 'a name of a branch or tag has 1 to 255 characters';
    expect(refProblem('')).toBe(said);
    expect(refProblem('a'.repeat(256))).toBe(said);
    expect(refProblem('a'.repeat(255))).toBeUndefined();
  });

  it.each(['refs/heads/main', 'refs/pull/7/head'])('refuses %s', ref => {
    expect(refProblem(ref)).toBe(
      `${ref} is not the name of a branch or tag: leave out refs/heads/ or refs/tags/; other refs, such as those of pull requests, are not deployed`,
    );
  });

  it('wants commits beside the branch', () => {
    const commit = '0123456789abcdef0123456789ABCDEF01234567';
    expect(refProblem(commit)).toBe(
      `${commit} is a commit: give it as the commit, beside the branch or tag that it is on`,
    );
  });
});
