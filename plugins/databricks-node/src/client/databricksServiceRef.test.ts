import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { DatabricksService } from './DatabricksService';
import { databricksServiceRef } from './databricksServiceRef';

const ID = '0d26daa6-5e44-4c97-a497-ef015f91254a';

describe('databricksServiceRef', () => {
  it('tells at the start what is wrong, and runs with the rest', async () => {
    const logger = mockServices.rootLogger.mock();
    logger.child.mockReturnValue(logger);
    let service: DatabricksService | undefined;
    const backend = await startTestBackend({
      features: [
        createBackendPlugin({
          pluginId: 'example',
          register(env) {
            env.registerInit({
              deps: { databricks: databricksServiceRef },
              async init({ databricks }) {
                service = databricks;
              },
            });
          },
        }),
        logger.factory,
        mockServices.rootConfig.factory({
          data: {
            databricks: {
              accounts: [
                { accountId: ID, clientId: 'c', clientSecret: 's3cret' },
                { accountId: '12', clientId: 'c', clientSecret: 's3cret' },
              ],
              workspaces: [
                {
                  host: 'https://dbc-1.cloud.databricks.com',
                  token: 'dapi123',
                },
              ],
            },
          },
        }),
      ],
    });
    try {
      expect(logger.error.mock.calls).toEqual([
        [
          expect.stringMatching(
            /^databricks.accounts\[1\].accountId: 12 is not the id/,
          ),
        ],
      ]);
      expect(service?.accounts().map(({ accountId }) => accountId)).toEqual([
        ID,
      ]);
      expect(service?.workspaces().map(({ name }) => name)).toEqual(['dbc-1']);
      expect(service?.problems()).toEqual([
        expect.objectContaining({
          severity: 'error',
          path: 'databricks.accounts[1].accountId',
        }),
      ]);
      expect(service?.accountReader(ID)?.accountId).toBe(ID);
      expect(service?.accountReader('12')).toBeUndefined();
      expect(() =>
        service
          ?.accountReader(ID)
          ?.workspace({ id: '1', url: 'https://evil.example' }),
      ).toThrow(/databricks.allowedHosts/);
    } finally {
      await backend.stop();
    }
  });
});
