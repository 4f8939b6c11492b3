import { checkSize, checkTyped } from './checkTyped';

const plan = { entityRef: 'resource:default/dev', operation: 'plan' as const };

describe('checkTyped', () => {
  it.each(['main', 'release/2026.11', 'v1.0.0', 'feature/a_b-c', 'ünicode'])(
    'takes the ref %s',
    ref => {
      expect(() => checkTyped({ ...plan, ref }, 'dev')).not.toThrow();
    },
  );

  it.each([
    '-x',
    'a..b',
    'a b',
    'a~1',
    'a^',
    'a:b',
    'a?',
    'a*',
    'a[b',
    'a\\b',
    'a@{0}',
    'a.lock',
    'a/',
    'a.',
    '/a',
    'a//b',
    '@',
    'refs/heads/main',
  ])('takes no ref %s', ref => {
    expect(() => checkTyped({ ...plan, ref }, 'dev')).toThrow(
      /ref must be the name of a branch or a tag/,
    );
  });

  it.each(['\u0085', '\u2028', '\u007f', '\t'])(
    'takes no control character %j in a key',
    character => {
      expect(() =>
        checkTyped({ ...plan, idempotencyKey: `a${character}b` }, 'dev'),
      ).toThrow(/idempotencyKey must have no line breaks/);
    },
  );

  it('shows what was typed, shortened and as JSON', () => {
    expect(() =>
      checkTyped(
        { ...plan, operation: 'destroy', confirm: `"${'x'.repeat(200)}` },
        'dev',
      ),
    ).toThrow(/not "\\"x{99}…"$/);
  });
});

describe('checkSize', () => {
  const inputs = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`k${index}`, 'v']),
    );

  it('takes as many inputs as GitHub takes', () => {
    expect(() => checkSize({ ...inputs(25), left: undefined })).not.toThrow();
    expect(() => checkSize(inputs(26))).toThrow(/25 inputs at most, not 26/);
  });

  it('takes as many characters as GitHub takes', () => {
    expect(() => checkSize({ a: 'x'.repeat(65_534) })).not.toThrow();
    expect(() => checkSize({ a: 'x'.repeat(65_535) })).toThrow(
      /65535 characters of inputs at most, not 65536/,
    );
  });
});
