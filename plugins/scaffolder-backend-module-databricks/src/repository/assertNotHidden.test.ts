import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { assertNotHidden } from './assertNotHidden';

const REF = 'system:default/orders';
const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'orders' },
};

describe('assertNotHidden', () => {
  const user = mockCredentials.user();
  const check = (
    look: (credentials: BackstageCredentials) => Entity | undefined,
  ) =>
    assertNotHidden(REF, user, {
      auth: mockServices.auth(),
      catalog: {
        getEntityByRef: async (_ref, { credentials }) => look(credentials),
      },
    });

  it('passes for what the caller may see, and for what is not there', async () => {
    await check(() => entity);
    await check(() => undefined);
  });

  it('refuses what is there and hidden from the caller', async () => {
    await expect(
      check(credentials => (credentials === user ? undefined : entity)),
    ).rejects.toThrow(`There is no entity ${REF}, or you may not see it`);
  });

  it('takes an entity that turns up between its two looks for a visible one', async () => {
    let looks = 0;
    await check(() => {
      looks += 1;
      return looks > 1 ? entity : undefined;
    });
  });
});
