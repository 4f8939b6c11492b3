import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogOwners } from './CatalogOwners';

const entity = (
  kind: string,
  name: string,
  profile: Record<string, string> = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default' },
  spec: { profile },
});

const titled = ({ metadata, ...rest }: Entity, title: string): Entity => ({
  ...rest,
  metadata: { ...metadata, title },
});

describe('CatalogOwners', () => {
  const owners = new CatalogOwners({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        entity('User', 'sally', { email: 'Sally@acme.example' }),
        entity('User', 'one', { email: 'shared@acme.example' }),
        entity('User', 'two', { email: 'shared@acme.example' }),
        entity('User', 'bob', {}),
        entity('Group', 'data-engineers'),
        titled(entity('Group', 'g-17'), 'Finance People'),
        titled(entity('Group', 'g-18'), 'Sales, =EMEA 50%_"x"'),
      ],
    }),
  });

  it.each([
    ['sally@ACME.example', 'user:default/sally'],
    ['Data-Engineers', 'group:default/data-engineers'],
    ['Finance People', 'group:default/g-17'],
    ['Sales, =EMEA 50%_"x"', 'group:default/g-18'],
    // Nobody, two of them, a user's bare name, an application id.
    ['stranger@acme.example', undefined],
    ['shared@acme.example', undefined],
    ['bob', undefined],
    ['0d26daa6-5e44-4c97-a497-ef015f91254a', undefined],
  ])('takes %s for %s', async (name, ref) => {
    const resolved = await owners.resolve([name, name]);
    expect(resolved.get(name)).toBe(ref);
    expect(resolved.size).toBe(ref ? 1 : 0);
  });

  it('resolves more names than one query holds', async () => {
    const names = Array.from({ length: 45 }, (_, i) => `nobody-${i}`);
    const resolved = await owners.resolve([...names, 'data-engineers']);
    expect([...resolved.keys()]).toEqual(['data-engineers']);
  });

  it('stops when it is told to', async () => {
    await expect(
      owners.resolve(['x'], AbortSignal.abort(new Error('stopped'))),
    ).rejects.toThrow('stopped');
  });
});
