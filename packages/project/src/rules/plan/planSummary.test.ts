import fc from 'fast-check';
import { change, planJson } from '../__testUtils__/planJson';
import { planSummary } from './planSummary';

const attributesOf = (rest: Record<string, unknown>) => {
  const [group] = planSummary(
    planJson(change('aws_vpc.v', ['update'], rest)),
  ).groups;
  return group.changes[0].attributes;
};

describe('planSummary', () => {
  it('counts, and groups by what is done, module and type, destructive first', () => {
    const plan = planJson(
      change('aws_vpc.a', ['create']),
      change('aws_subnet.b', ['create']),
      change('aws_vpc.c', ['create']),
      change('aws_eip.d', ['update']),
      change('module.net.aws_eip.e', ['update'], {
        module_address: 'module.net',
      }),
      change('aws_eip.f', ['delete']),
      change('aws_eip.g', ['delete', 'create']),
      change('aws_eip.h', ['no-op']),
      change('data.aws_eip.i', ['read']),
    );
    const { readable, totals, groups } = planSummary(plan);
    expect({ readable, totals }).toEqual({
      readable: true,
      totals: { add: 3, change: 2, replace: 1, destroy: 1 },
    });
    expect(
      groups.map(({ action, module, type, changes }) =>
        [action, module, type, ...changes.map(({ address }) => address)]
          .filter(Boolean)
          .join(' '),
      ),
    ).toEqual([
      'destroy aws_eip aws_eip.f',
      'replace aws_eip aws_eip.g',
      'change aws_eip aws_eip.d',
      'change module.net aws_eip module.net.aws_eip.e',
      'add aws_subnet aws_subnet.b',
      'add aws_vpc aws_vpc.a aws_vpc.c',
    ]);
  });

  it('shows what differs, attribute by attribute', () => {
    expect(
      attributesOf({
        before: {
          cidr: '10.0.0.0/22',
          same: [1, { a: null }],
          tags: { Name: 'old', gone: 'x' },
          zones: ['a', 'b'],
        },
        after: {
          cidr: '10.0.0.0/20',
          same: [1, {}],
          tags: { Name: 'new' },
          zones: ['a', 'c', 'd'],
        },
        after_unknown: { arn: true },
        replace_paths: [['cidr']],
      }),
    ).toEqual([
      { path: 'arn', unknown: true },
      {
        path: 'cidr',
        before: '"10.0.0.0/22"',
        after: '"10.0.0.0/20"',
        forcesReplacement: true,
      },
      { path: 'tags.Name', before: '"old"', after: '"new"' },
      { path: 'tags.gone', before: '"x"' },
      { path: 'zones[1]', before: '"b"', after: '"c"' },
      { path: 'zones[2]', after: '"d"' },
    ]);
  });

  it('shows what a new resource is made with, and of a destroyed one nothing', () => {
    const { groups } = planSummary(
      planJson(
        change('aws_vpc.v', ['create'], {
          after: { cidr: '10.0.0.0/22', name: null },
          after_unknown: { id: true },
        }),
        change('aws_eip.e', ['delete'], { before: { ip: '1.2.3.4' } }),
      ),
    );
    expect(groups.map(({ changes }) => changes[0].attributes)).toEqual([
      [],
      [
        { path: 'cidr', after: '"10.0.0.0/22"' },
        { path: 'id', unknown: true },
      ],
    ]);
  });

  it('hides what Terraform marks as sensitive, whole or in part', () => {
    expect(
      attributesOf({
        before: {
          one: 'swordfish',
          list: ['a', 'swordfish'],
          nested: { x: 1 },
        },
        after: { one: 'trout', list: ['b', 'trout'], nested: 'swordfish' },
        before_sensitive: {
          one: true,
          list: [false, true],
          nested: { x: true },
        },
        after_sensitive: {},
      }),
    ).toEqual([
      { path: 'list[0]', before: '"a"', after: '"b"' },
      { path: 'list[1]', sensitive: true },
      { path: 'nested', sensitive: true },
      { path: 'one', sensitive: true },
    ]);
    expect(
      attributesOf({
        before: { a: 1 },
        after: { a: 2 },
        after_sensitive: true,
      }),
    ).toEqual([{ path: 'a', sensitive: true }]);
  });

  it('hides what looks like a secret though nobody marked it', () => {
    const token = `dapi${'0123456789abcdef'.repeat(2)}`;
    const attributes = attributesOf({
      before: {},
      after: {
        client_secret: 'swordfish',
        note: `use ${token}`,
        options: [{ password: 'swordfish' }],
        credentials: { user: 'swordfish', list: ['swordfish'] },
      },
    });
    expect(attributes).toEqual(
      ['client_secret', 'credentials', 'note', 'options[0].password'].map(
        path => ({
          path,
          sensitive: true,
        }),
      ),
    );
    expect(JSON.stringify(attributes)).not.toMatch(/swordfish|dapi0/);
  });

  it('never shows a sensitive value, whatever its shape', () => {
    const mark = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(mark);
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(
          Object.entries(value).map(([key, item]) => [key, mark(item)]),
        );
      }
      return value === 'swordfish';
    };
    const value = fc.letrec(tie => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('swordfish', 'plain', 1, null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value')),
      ),
    })).value;
    fc.assert(
      fc.property(value, value, (before, after) => {
        const summary = planSummary(
          planJson(
            change('aws_vpc.v', ['update'], {
              before,
              after,
              before_sensitive: mark(before),
              after_sensitive: mark(after),
            }),
          ),
        );
        expect(JSON.stringify(summary)).not.toContain('swordfish');
      }),
      { numRuns: 500 },
    );
  });

  it('takes any JSON, and deep JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.array(fc.jsonValue()).map(list => planJson(...list)),
        ),
        plan => {
          expect(typeof planSummary(plan).readable).toBe('boolean');
        },
      ),
    );
    const deep = JSON.parse(`${'['.repeat(5000)}"x"${']'.repeat(5000)}`);
    expect(
      attributesOf({ before: {}, after: { deep }, after_sensitive: { deep } }),
    ).toHaveLength(1);
    expect(planSummary('plan')).toEqual({
      readable: false,
      totals: { add: 0, change: 0, replace: 0, destroy: 0 },
      groups: [],
    });
  });
});
