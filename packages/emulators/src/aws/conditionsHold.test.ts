import { conditionsHold, type Conditions } from './conditionsHold';

const keys = {
  'github:sub': 'repo:acme/a:environment:dev',
  'github:aud': 'sts',
};

describe('conditionsHold', () => {
  it.each<[Conditions, boolean | undefined]>([
    [{}, true],
    [{ StringEquals: { 'GitHub:Aud': ['sts'] } }, true],
    [{ StringEquals: { 'github:aud': ['other', 'sts'] } }, true],
    [{ StringEquals: { 'github:aud': ['STS'] } }, false],
    [{ StringEqualsIgnoreCase: { 'github:aud': ['STS'] } }, true],
    [{ StringEquals: { 'github:sub': ['repo:acme/a:*'] } }, false],
    [{ StringLike: { 'github:sub': ['repo:acme/a:*'] } }, true],
    [{ StringLike: { 'github:sub': ['repo:acme/?'] } }, false],
    [{ StringLike: { 'github:sub': ['repo.acme/a:*'] } }, false],
    [{ StringNotLike: { 'github:sub': ['repo:acme/a:*'] } }, false],
    [{ StringEquals: { 'github:ref': ['x'] } }, false],
    [{ StringEqualsIfExists: { 'github:ref': ['x'] } }, true],
    [{ StringNotEquals: { 'github:ref': ['x'] } }, true],
    [{ Null: { 'github:ref': ['true'] } }, true],
    [{ Null: { 'github:sub': ['true'] } }, false],
    [
      {
        StringEquals: { 'github:aud': ['sts'] },
        StringLike: { 'github:sub': ['repo:acme/b:*'] },
      },
      false,
    ],
    [{ NumericEquals: { 'github:aud': ['1'] } }, undefined],
  ])('%j is %s', (conditions, expected) => {
    expect(conditionsHold(conditions, keys)).toBe(expected);
  });
});
