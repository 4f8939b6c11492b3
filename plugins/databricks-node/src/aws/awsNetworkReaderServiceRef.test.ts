import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { AwsNetworkReader } from './AwsNetworkReader';
import { awsNetworkReaderServiceRef } from './awsNetworkReaderServiceRef';

type ConfigData = NonNullable<
  Parameters<typeof mockServices.rootConfig.factory>[0]
>['data'];

describe('awsNetworkReaderServiceRef', () => {
  const logger = mockServices.rootLogger.mock();
  logger.child.mockReturnValue(logger);
  beforeEach(() => logger.error.mockClear());

  /** Starts a backend and does something with its reader. */
  const withReader = async (
    data: ConfigData,
    work: (reader: AwsNetworkReader | undefined) => Promise<void>,
  ) => {
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
        mockServices.rootConfig.factory({ data }),
      ],
    });
    try {
      await work(reader);
    } finally {
      await backend.stop();
    }
  };

  it('tells at the start what is wrong, and runs with the rest', async () => {
    const accounts = [
      { accountId: '444455556666', regions: ['us-west-2'] },
      { accountId: '555566667777', regions: ['us-wset-2'] },
    ];
    await withReader({ databricks: { aws: { accounts } } }, async reader => {
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
    });
  });

  // An id without quotes, as YAML reads it.
  const aws = { accounts: [{ accountId: 444455556666 }] };

  it('starts with a mistake in the section aws, and tells of it', async () => {
    const accountId = '444455556666';
    const accounts = [{ accountId, regions: ['us-west-2'] }];
    await withReader(
      { aws, databricks: { aws: { accounts } } },
      async reader => {
        const said = /aws.accounts\[0\].accountId.*got number, wanted string/;
        expect(logger.error.mock.calls).toEqual([
          [expect.stringMatching(/^aws: /)],
        ]);
        expect(reader?.problems()).toEqual([
          {
            severity: 'error',
            path: 'aws',
            message: expect.stringMatching(said),
          },
        ]);
        await expect(
          reader?.readRegion({ accountId, region: 'us-west-2' }),
        ).resolves.toMatchObject({
          errors: [
            { action: 'credentials', message: expect.stringMatching(said) },
          ],
        });
      },
    );
  });

  it('leaves the section aws alone where no network is read', async () => {
    await withReader({ aws }, async reader => {
      expect(reader?.problems()).toEqual([]);
      expect(logger.error).not.toHaveBeenCalled();
    });
  });
});
