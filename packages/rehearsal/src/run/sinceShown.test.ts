import { sinceShown } from './sinceShown';

const entry = (actions: string[], change: object = {}, name = 'main') => ({
  address: `aws_vpc.${name}`,
  mode: 'managed',
  type: 'aws_vpc',
  change: { actions, before: null, after: null, ...change },
});
const plan = (...resource_changes: object[]) => ({ resource_changes });
const update = (before: object, after: object, rest: object = {}) =>
  plan(entry(['update'], { before, after, ...rest }));

describe('sinceShown', () => {
  it.each([
    ['the same', plan(entry(['create'], { after: { a: 1 } })), undefined],
    [
      'another value of what stays as it is',
      update({ a: 1, used: 3 }, { a: 2, used: 3 }),
      update({ a: 1, used: 4 }, { a: 2, used: 4 }),
    ],
    [
      'another value of what a service sets anew',
      update({ a: 1, at: '08:00' }, { a: 2 }, { after_unknown: { at: true } }),
      update({ a: 1, at: '09:00' }, { a: 2 }, { after_unknown: { at: true } }),
    ],
    [
      'another value in what is destroyed',
      plan(entry(['delete'], { before: { a: 1 } })),
      plan(entry(['delete'], { before: { a: 2 } })),
    ],
    ['what is only read', plan(), plan(entry(['no-op']))],
  ])('lets %s pass', (_, saved, now) => {
    expect(sinceShown(saved, now ?? saved)).toEqual([]);
  });

  it.each([
    [
      'what was not shown',
      plan(),
      plan(entry(['delete'])),
      'delete aws_vpc.main was not shown',
    ],
    [
      'another action',
      plan(entry(['update'])),
      plan(entry(['delete', 'create'])),
      'delete+create aws_vpc.main was not shown, but update',
    ],
    [
      'what is done already',
      plan(entry(['create'])),
      plan(),
      'create aws_vpc.main was shown and is not needed now',
    ],
    [
      'another value that is made',
      update({ a: 1, b: 1 }, { a: 2, b: 2 }),
      update({ a: 1, b: 1 }, { a: 3, b: 2 }),
      'update aws_vpc.main: other values than shown of a',
    ],
    [
      'another value that it is made from',
      update({ a: 1, b: 1 }, { a: 2, b: 2 }),
      update({ a: 1, b: 3 }, { a: 2, b: 2 }),
      'update aws_vpc.main: other values than shown of b',
    ],
    [
      'what changes besides',
      update({ a: 1, c: 1 }, { a: 2, c: 1 }),
      update({ a: 1, c: 2 }, { a: 2, c: 1 }),
      'update aws_vpc.main: other values than shown of c',
    ],
    [
      'what was known',
      plan(entry(['create'], { after: { a: 1 } })),
      plan(entry(['create'], { after: {}, after_unknown: { a: true } })),
      'create aws_vpc.main: other values than shown of a',
    ],
    [
      'a secret that is another',
      update(
        { key: 'old' },
        { key: 'one' },
        { after_sensitive: { key: true } },
      ),
      update(
        { key: 'old' },
        { key: 'two' },
        { after_sensitive: { key: true } },
      ),
      'update aws_vpc.main: other values than shown of key',
    ],
  ])('holds %s, without a value', (_, saved, now, said) => {
    expect(sinceShown(saved, now)).toEqual([said]);
  });

  it('says all that is another', () => {
    expect(
      sinceShown(
        plan(entry(['create'], {}, 'a'), entry(['create'], {}, 'b')),
        plan(entry(['create'], {}, 'b'), entry(['create'], {}, 'c')),
      ),
    ).toEqual([
      'create aws_vpc.c was not shown',
      'create aws_vpc.a was shown and is not needed now',
    ]);
  });
});
