import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { CallerCredentials } from '../access/callerOf';
import { UnityAccess } from './UnityAccess';

describe('UnityAccess', () => {
  let now = 0;
  let asked = 0;
  let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  const create = (keepDecisionsSeconds: number) =>
    new UnityAccess({
      auth: mockServices.auth(),
      permissions: mockServices.permissions.mock({
        authorizeConditional: async requests => {
          asked += 1;
          return requests.map(() => ({ result }));
        },
      }),
      judge: {
        decided: async () => [],
        holds: () => undefined,
        mayHold: () => true,
      },
      config: { keepDecisionsSeconds },
      now: () => now,
    });
  const ada = mockCredentials.user('user:default/ada');

  beforeEach(() => {
    now = 0;
    asked = 0;
    result = AuthorizeResult.ALLOW;
  });

  it('asks the policy once for what a person opens in some seconds', async () => {
    const access = create(5);
    await access.decide(ada);
    now = 2_499;
    await access.decide(ada);
    expect(asked).toBe(1);

    now = 5_000;
    result = AuthorizeResult.DENY;
    await expect(access.decide(ada)).rejects.toThrow(NotAllowedError);
  });

  it('asks again before that ends, and holds to a refusal at once', async () => {
    const access = create(5);
    await access.decide(ada);
    now = 2_500;
    result = AuthorizeResult.DENY;
    await access.decide(ada);
    expect(asked).toBe(2);
    await new Promise(resolve => setImmediate(resolve));
    await expect(access.decide(ada)).rejects.toThrow(NotAllowedError);
  });

  it('lets nobody in by what somebody else may see', async () => {
    const access = create(5);
    await access.decide(ada);
    result = AuthorizeResult.DENY;
    await expect(
      access.decide(mockCredentials.user('user:default/bob')),
    ).rejects.toThrow(NotAllowedError);
  });

  it('keeps no refusal', async () => {
    const access = create(5);
    result = AuthorizeResult.DENY;
    await expect(access.decide(ada)).rejects.toThrow(NotAllowedError);
    result = AuthorizeResult.ALLOW;
    await access.decide(ada);
  });

  it('asks each time for a service, and where that is wished', async () => {
    const access = create(5);
    const searcher = mockCredentials.service('plugin:search');
    await access.decide(searcher);
    await access.decide(searcher);
    // A service that asks in a person's name.
    const { actor: _, ...person } = ada.principal;
    const inHerName = {
      ...ada,
      principal: { ...person, actor: searcher.principal },
    };
    await access.decide(inHerName);
    await access.decide(inHerName);
    expect(asked).toBe(4);

    const strict = create(0);
    await strict.decide(ada);
    await strict.decide(ada);
    expect(asked).toBe(6);
  });

  describe('who the catalog is asked as', () => {
    const caller = { credentials: ada, name: 'user:default/ada' };
    const viewerOf = async (
      entities: PolicyDecision,
      credentials: CallerCredentials = ada,
    ) => {
      const access = new UnityAccess({
        auth: mockServices.auth(),
        permissions: mockServices.permissions.mock({
          authorizeConditional: async requests =>
            requests.map(({ permission: { name } }) =>
              name === 'catalog.entity.read'
                ? entities
                : { result: AuthorizeResult.ALLOW },
            ),
        }),
        judge: {
          decided: async () => [],
          holds: () => undefined,
          mayHold: () => true,
        },
        config: { keepDecisionsSeconds: 5 },
      });
      const { viewer } = await access.decide(credentials);
      return viewer({ ...caller, credentials });
    };

    it('is the portal for who may see every entity', async () => {
      await expect(
        viewerOf({ result: AuthorizeResult.ALLOW }),
      ).resolves.toMatchObject({
        name: 'plugin:test',
        credentials: { principal: { subject: 'plugin:test' } },
      });
    });

    it('is the person where the policy shows some entities, or none', async () => {
      await expect(viewerOf({ result: AuthorizeResult.DENY })).resolves.toEqual(
        caller,
      );
      await expect(
        viewerOf({
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'catalog',
          resourceType: 'catalog-entity',
          conditions: { resourceType: 'catalog-entity', rule: 'IS_OWNER' },
        }),
      ).resolves.toEqual(caller);
    });

    it('is a service itself', async () => {
      const credentials = mockCredentials.service('plugin:search');
      await expect(
        viewerOf({ result: AuthorizeResult.ALLOW }, credentials),
      ).resolves.toEqual({ ...caller, credentials });
    });
  });
});
