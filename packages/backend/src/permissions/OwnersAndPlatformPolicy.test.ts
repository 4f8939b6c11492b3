import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  createConditionAuthorizer,
  type PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { OwnersAndPlatformPolicy } from './OwnersAndPlatformPolicy';

const TEAM = 'group:default/payments-data';
const PLATFORM = 'group:default/platform';

/** An entity with the owner that the catalog derives its relation from. */
const entity = (type: string, owner: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: type,
    annotations: { 'lakeport.dev/catalog': 'sales' },
  },
  spec: { type, owner },
  relations: [{ type: 'ownedBy', targetRef: owner }],
});

describe('OwnersAndPlatformPolicy, of entities of Backstage', () => {
  const policy = new OwnersAndPlatformPolicy({ platformTeam: PLATFORM });
  /** Backstage's own rules decide, as the catalog has them do. */
  const isAuthorized = createConditionAuthorizer(
    Object.values(permissionRules),
  );

  const sees = async (
    claims: string[],
    seen: Entity,
    permission = catalogEntityReadPermission,
  ) => {
    const user: PolicyQueryUser = {
      credentials: mockCredentials.user(),
      info: { userEntityRef: 'user:default/ada', ownershipEntityRefs: claims },
    };
    return isAuthorized(await policy.handle({ permission }, user), seen);
  };

  it.each(['databricks-catalog', 'databricks-schema'])(
    'shows a %s to its owner and the platform team alone',
    async type => {
      const owned = entity(type, TEAM);
      expect(await sees(['user:default/ada', TEAM], owned)).toBe(true);
      expect(await sees([PLATFORM], owned)).toBe(true);
      expect(await sees(['group:default/sales-data'], owned)).toBe(false);
      expect(await sees([], owned)).toBe(false);
    },
  );

  it('lets nobody refresh or delete what they do not see', async () => {
    const owned = entity('databricks-catalog', TEAM);
    for (const permission of [
      catalogEntityRefreshPermission,
      catalogEntityDeletePermission,
    ]) {
      expect(await sees(['group:default/other'], owned, permission)).toBe(
        false,
      );
      expect(await sees([TEAM], owned, permission)).toBe(true);
    }
  });

  it.each(['databricks-workspace', 'databricks-metastore', 'aws-vpc'])(
    'shows a %s to everybody',
    async type => {
      expect(await sees([], entity(type, TEAM))).toBe(true);
    },
  );
});
