import { shownChanges } from './shownChanges';

const resource = (change: object, rest: object = {}) => ({
  resource_changes: [
    {
      address: 'aws_vpc.main',
      mode: 'managed',
      type: 'aws_vpc',
      change: { before: null, after: null, ...change },
      ...rest,
    },
  ],
});

describe('shownChanges', () => {
  it('names what changes in place, and no value', () => {
    const found = shownChanges(
      resource({
        actions: ['update'],
        before: { a: 'secret-1', b: 2, c: [1], d: { e: 1 } },
        after: { a: 'secret-2', b: 2, c: [1], d: {} },
        after_unknown: { f: true, c: [false], d: { e: true } },
      }),
    );

    expect(found).toEqual([
      {
        address: 'aws_vpc.main',
        actions: ['update'],
        attributes: ['a', 'd', 'f'],
      },
    ]);
  });

  it('says what a replacement is for', () => {
    expect(
      shownChanges(
        resource({
          actions: ['delete', 'create'],
          before: { cidr: '1', id: 'x' },
          after: { cidr: '2' },
          after_unknown: { id: true },
          replace_paths: [['cidr'], ['tags', 0]],
        }),
      )[0].attributes,
    ).toEqual(['cidr', 'tags']);
  });

  it('lists nothing of what is created or destroyed', () => {
    expect(
      shownChanges(resource({ actions: ['create'], after: { a: 1 } })),
    ).toEqual([{ address: 'aws_vpc.main', actions: ['create'] }]);
  });

  it.each([
    ['what stays', resource({ actions: ['no-op'] })],
    ['what is read', resource({ actions: ['read'] }, { mode: 'data' })],
    ['a plan without resources', {}],
  ])('leaves out %s', (_, plan) => {
    expect(shownChanges(plan)).toEqual([]);
  });

  it('refuses what is no plan', () => {
    expect(() => shownChanges({ resource_changes: [{}] })).toThrow();
  });
});
