import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { AwsNetworkReader } from './AwsNetworkReader';
import { awsNetworkReaderServiceRef } from './awsNetworkReaderServiceRef';

describe('awsNetworkReaderServiceRef', () => {
  it('tells at the start what is wrong, and runs with the rest', async () => {
    const logger = mockServices.rootLogger.mock();
    logger.child.mockReturnValue(logger);
    let reader: AwsNetworkReader | undefined;
    const backend = await startTestBackend({
      features: [
        createBackendPlugin({
          pluginId: 'example',
          register(env) {
            env.registerInit({
              deps: { networks: awsNetworkReaderServiceRef },
              async init({ networks }) {
                reader = networks;
              },
            });
          },
        }),
        logger.factory,
        mockServices.rootConfig.factory({
          data: {
            databricks: {
              aws: {
                accounts: [
                  { accountId: '444455556666', regions: ['us-west-2'] },
                  { accountId: '555566667777', regions: ['us-wset-2'] },
                ],
              },
            },
          },
        }),
      ],
    });
    try {
      expect(logger.error.mock.calls).toEqual([
        [
          expect.stringMatching(
            /^databricks.aws.accounts\[1\].regions\[0\]: us-wset-2 .*mean us-west-2\?$/,
          ),
        ],
      ]);
      expect(reader?.accounts()).toEqual([
        { accountId: '444455556666', regions: ['us-west-2'] },
      ]);
      expect(reader?.problems()).toHaveLength(1);
    } finally {
      await backend.stop();
    }
  });
});
