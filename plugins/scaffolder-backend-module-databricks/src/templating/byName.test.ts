import { byName } from './byName';
import { repeatedNames } from './repeatedNames';

describe('byName', () => {
  it('makes mappings of named things, at any depth', () => {
    expect(
      byName([
        {
          name: 'raw',
          volumes: [
            { name: 'landing', type: 'external' },
            { name: 'files', type: 'managed' },
          ],
        },
        { name: 'refined' },
      ]),
    ).toEqual({
      raw: {
        volumes: {
          landing: { type: 'external' },
          files: { type: 'managed' },
        },
      },
      refined: {},
    });
  });

  it.each([
    [[]],
    [['a', 'b']],
    [[{ group: 'data', preset: 'reader' }]],
    [[{ name: 'a' }, { group: 'b' }]],
    [[{ name: 'a' }, { name: '' }]],
    [[{ name: 'a' }, { name: 'a' }]],
    ['text'],
    [7],
    [null],
    [undefined],
    [{ a: 1 }],
  ])('leaves %j as it is', value => {
    expect(byName(value)).toEqual(value);
  });

  it('keeps names that objects have of their own', () => {
    expect(
      Object.entries(Object(byName([{ name: '__proto__', type: 'managed' }]))),
    ).toEqual([['__proto__', { type: 'managed' }]]);
  });
});

describe('repeatedNames', () => {
  it('says where a name is there twice', () => {
    expect(
      repeatedNames(
        {
          catalog: {
            schemas: [
              { name: 'raw', volumes: [{ name: 'a' }, { name: 'a' }] },
              { name: 'raw' },
              { name: 'raw' },
            ],
          },
        },
        'edits[0]',
      ),
    ).toEqual([
      'edits[0].catalog.schemas: two have the name "raw"; give each a name of its own',
      'edits[0].catalog.schemas[0].volumes: two have the name "a"; give each a name of its own',
    ]);
  });

  it('has nothing to say of what byName takes', () => {
    expect(
      repeatedNames({ grants: [{ group: 'a' }, { group: 'a' }] }, 'x'),
    ).toEqual([]);
  });
});
