import { lakeportVersionOf } from './lakeportVersionOf';
import { pinnedLakeport } from './pinnedLakeport';

describe('lakeportVersionOf', () => {
  it.each([
    ['1.9.9', 'major'],
    ['^1.0.0', 'major'],
    ['2.0.9', 'minor'],
    ['2.1.3', 'patch'],
    ['2.1.4-rc.1', 'patch'],
    ['2.1.4', 'none'],
    ['3.0.0', 'none'],
    ['*', 'unknown'],
    ['', 'unknown'],
    ['latest', 'unknown'],
    ['https://example.org/lakeport.tgz', 'unknown'],
  ])('tells how far %s is behind 2.1.4: %s', (used, behind) => {
    expect(lakeportVersionOf(used, '2.1.4')).toEqual({
      used,
      current: '2.1.4',
      behind,
    });
  });

  it('knows nothing of nothing', () => {
    expect(lakeportVersionOf(undefined, '2.1.4')).toEqual({
      current: '2.1.4',
      behind: 'unknown',
    });
  });
});

describe('pinnedLakeport', () => {
  it.each([
    ['{"devDependencies":{"lakeport":"0.1.0"}}', '0.1.0'],
    ['{"dependencies":{"lakeport":"0.2.0"}}', '0.2.0'],
    [
      '{"dependencies":{"lakeport":"0.2.0"},"devDependencies":{"x":1}}',
      '0.2.0',
    ],
    ['{"dependencies":[1],"devDependencies":{"lakeport":"0.1.0"}}', '0.1.0'],
    ['{"devDependencies":{"lakeport":1}}', undefined],
    ['{"devDependencies":{"lakeport":""}}', undefined],
    ['{}', undefined],
    ['[]', undefined],
    ['null', undefined],
    ['not JSON', undefined],
  ])('reads %s as %s', (text, version) => {
    expect(pinnedLakeport(text)).toBe(version);
  });
});
