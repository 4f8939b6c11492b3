import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { PrincipalRefs, type NamedPrincipal } from './PrincipalRefs';

const entity = (
  kind: string,
  name: string,
  profile: { email?: string; displayName?: string } = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { profile },
});

const entities = [
  entity('User', 'ada', { email: 'ada@example.com' }),
  entity('User', 'twin-a', { email: 'twin@example.com' }),
  entity('User', 'twin-b', { email: 'twin@example.com' }),
  entity('Group', 'data-admins', { displayName: 'Data Admins' }),
  entity('Group', 'ops', { displayName: 'data-engineers' }),
];
const asked: unknown[] = [];
// The catalog of the test utilities finds no keys with capital letters.
const refs = new PrincipalRefs({
  catalog: {
    getEntities: async request => {
      asked.push(request?.filter);
      return { items: entities };
    },
  },
});

describe('PrincipalRefs', () => {
  beforeEach(() => {
    asked.length = 0;
  });

  it.each<[NamedPrincipal['type'], string, string | undefined]>([
    ['user', 'ada@example.com', 'user:default/ada'],
    ['user', 'Ada@Example.com', 'user:default/ada'],
    ['user', 'twin@example.com', undefined],
    ['user', 'data-admins', undefined],
    ['group', 'data-admins', 'group:default/data-admins'],
    ['group', 'DATA ADMINS', 'group:default/data-admins'],
    ['group', 'data-engineers', 'group:default/ops'],
    ['group', 'ada@example.com', undefined],
    ['group', 'a,metadata.name=data-admins', undefined],
    ['group', '%', undefined],
    ['group', 'x'.repeat(255), undefined],
  ])('%s %s is %s', async (type, name, expected) => {
    const find = await refs.resolve([{ type, name }], mockCredentials.user());
    expect(find({ type, name })).toBe(expected);
  });

  it('asks for many a part at a time', async () => {
    const many = Array.from({ length: 250 }, (_, index) => ({
      type: 'group' as const,
      name: `group-${index}`,
    }));
    const find = await refs.resolve(
      [...many, { type: 'group', name: 'ops' }],
      mockCredentials.user(),
    );
    expect(find({ type: 'group', name: 'ops' })).toBe('group:default/ops');
    expect(find(many[0])).toBeUndefined();
    expect(asked).toHaveLength(3);
    expect(asked[2]).toEqual([
      expect.objectContaining({
        'metadata.name': expect.arrayContaining(['ops']),
      }),
      {
        kind: 'Group',
        'spec.profile.displayName': expect.arrayContaining(['ops']),
      },
    ]);
  });

  it('asks nothing where there is nobody that the catalog could have', async () => {
    await refs.resolve(
      [{ type: 'group', name: 'a,b' }],
      mockCredentials.user(),
    );
    await refs.resolve([], mockCredentials.user());
    expect(asked).toEqual([]);
  });
});
