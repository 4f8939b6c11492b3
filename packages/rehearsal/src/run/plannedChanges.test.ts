import { plannedChanges } from './plannedChanges';

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

describe('plannedChanges', () => {
  it('shows what changes, and what is sensitive of it not', () => {
    expect(
      plannedChanges(
        resource(
          {
            actions: ['delete', 'create'],
            before: { cidr: '1', key: 'swordfish' },
            after: { cidr: '2', key: 'trout' },
            after_unknown: { id: true },
            before_sensitive: { key: true },
            after_sensitive: { key: true },
            replace_paths: [['cidr']],
          },
          { module_address: 'module.x' },
        ),
      ),
    ).toEqual([
      {
        address: 'aws_vpc.main',
        actions: ['delete', 'create'],
        type: 'aws_vpc',
        module: 'module.x',
        attributes: [
          {
            path: 'cidr',
            before: '"1"',
            after: '"2"',
            forcesReplacement: true,
          },
          { path: 'id', unknown: true },
          { path: 'key', sensitive: true },
        ],
      },
    ]);
  });

  it('lists nothing of what is destroyed, and counts what is left out', () => {
    const many = Object.fromEntries(
      Array.from({ length: 61 }, (_, index) => [`a${index}`, index]),
    );
    const [gone] = plannedChanges(
      resource({ actions: ['delete'], before: many }),
    );
    expect(gone).toEqual({
      address: 'aws_vpc.main',
      actions: ['delete'],
      type: 'aws_vpc',
    });
    const [made] = plannedChanges(
      resource({ actions: ['create'], after: many }),
    );
    expect(made.attributes).toHaveLength(60);
    expect(made.attributesLeftOut).toBe(1);
  });

  it('refuses what is no plan', () => {
    expect(() => plannedChanges({ resource_changes: [{}] })).toThrow();
  });
});
