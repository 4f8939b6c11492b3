import type { EventFilters } from './EventFilters';
import { passesFilters } from './passesFilters';

const filters = (given: Partial<EventFilters>): EventFilters => ({
  branches: [],
  branchesIgnore: [],
  tags: [],
  tagsIgnore: [],
  paths: [],
  pathsIgnore: [],
  ...given,
});
const branch = (name: string) => `refs/heads/${name}`;

describe('passesFilters', () => {
  it.each<[string, Partial<EventFilters>, string, string[], boolean]>([
    ['nothing', {}, branch('main'), ['a'], true],
    ['a branch', { branches: ['main'] }, branch('main'), [], true],
    ['another branch', { branches: ['main'] }, branch('dev'), [], false],
    ['a star', { branches: ['releases/*'] }, branch('releases/a/b'), [], false],
    ['two stars', { branches: ['rel*/**'] }, branch('releases/a/b'), [], true],
    ['a dot', { branches: ['v1.0'] }, branch('v1x0'), [], false],
    ['taken back', { branches: ['r/**', '!r/x'] }, branch('r/x'), [], false],
    ['ignored', { branchesIgnore: ['main'] }, branch('main'), [], false],
    ['not ignored', { branchesIgnore: ['main'] }, branch('dev'), [], true],
    ['a tag for branches', { branches: ['**'] }, 'refs/tags/v1', [], false],
    ['a branch for tags', { tags: ['v*'] }, branch('v1'), [], false],
    ['a tag', { tags: ['v[12]'] }, 'refs/tags/v1', [], true],
    ['a path', { paths: ['platform.yaml'] }, branch('main'), ['a'], false],
    ['a folder', { paths: ['.github/**'] }, branch('m'), ['.github/a/b'], true],
    ['anywhere', { paths: ['**/*.md'] }, branch('m'), ['a/b.md'], true],
    ['at the root', { paths: ['**/*.md'] }, branch('m'), ['b.md'], true],
    ['not docs', { pathsIgnore: ['docs/**'] }, branch('m'), ['docs/a'], false],
    [
      'docs, too',
      { pathsIgnore: ['docs/**'] },
      branch('m'),
      ['docs/a', 'b'],
      true,
    ],
  ])('%s', (_name, given, ref, files, expected) => {
    expect(passesFilters(filters(given), { ref, files })).toBe(expected);
  });
});
