import { reportedAttributes } from './reportedAttributes';

const many = (count: number, value: (index: number) => unknown) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `a${String(index).padStart(3, '0')}`,
      value(index),
    ]),
  );

describe('reportedAttributes', () => {
  it('shows what differs, and hides what is secret', () => {
    expect(
      reportedAttributes({
        before: { tags: { Name: 'old' }, one: 'swordfish', two: 'x' },
        after: { tags: { Name: 'new' }, one: 'trout', two: 'x' },
        before_sensitive: { one: true },
      }),
    ).toEqual({
      attributes: [
        { path: 'one', sensitive: true },
        { path: 'tags.Name', before: '"old"', after: '"new"' },
      ],
      leftOut: 0,
    });
  });

  it('shows at most 60 attributes, the causes of a replacement first', () => {
    const { attributes, leftOut } = reportedAttributes({
      before: many(70, () => 1),
      after: many(70, () => 2),
      replace_paths: [['a069']],
    });
    expect(leftOut).toBe(10);
    expect(attributes).toHaveLength(60);
    expect(attributes.slice(0, 2)).toEqual([
      { path: 'a069', before: '1', after: '2', forcesReplacement: true },
      { path: 'a000', before: '1', after: '2' },
    ]);
    expect(attributes.at(-1)?.path).toBe('a058');
  });

  it('cuts long values and paths at 400 characters, none of them in half', () => {
    const key = 'k'.repeat(500);
    const { attributes } = reportedAttributes({
      before: { [key]: 1, text: 'b'.repeat(398) },
      after: { [key]: 2, text: `${'a'.repeat(397)}🐟🐟` },
    });
    expect(attributes).toEqual([
      { path: `${'k'.repeat(399)}…`, before: '1', after: '2' },
      {
        path: 'text',
        before: `"${'b'.repeat(398)}"`,
        after: `"${'a'.repeat(397)}…`,
      },
    ]);
  });

  it('finds a secret beyond where a value is cut', () => {
    const token = `dapi${'0123456789abcdef'.repeat(2)}`;
    expect(
      reportedAttributes({
        before: {},
        after: { script: `${'#'.repeat(1000)} ${token}` },
      }).attributes,
    ).toEqual([{ path: 'script', sensitive: true }]);
  });

  it.each([null, undefined])(
    'shows nothing of what is destroyed: %s',
    after => {
      expect(
        reportedAttributes({
          before: { name: 'x' },
          after,
          // Terraform marks the attributes of what is gone, too.
          before_sensitive: { name: true },
        }),
      ).toEqual({ attributes: [], leftOut: 0 });
    },
  );
});
