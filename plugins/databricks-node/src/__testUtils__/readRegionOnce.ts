import { DefaultAwsNetworkReader } from '../aws/DefaultAwsNetworkReader';

const TARGET = { accountId: '444455556666', region: 'us-west-2' };

// A process of its own: Node reads its proxy and CA settings when it starts.
new DefaultAwsNetworkReader({
  config: {
    accounts: [{ accountId: TARGET.accountId, regions: [TARGET.region] }],
    endpoint: process.argv[2],
    concurrency: 8,
    problems: [],
  },
  credentials: {
    getCredentialProvider: async () => ({
      sdkCredentialProvider: async () => ({
        accessKeyId: 'AKIA',
        secretAccessKey: 's3cret',
      }),
    }),
  },
})
  .readRegion(TARGET)
  .then(
    ({ vpcs, errors }) =>
      process.stdout.write(JSON.stringify({ vpcs, errors })),
    error => {
      process.stderr.write(String(error));
      process.exitCode = 1;
    },
  );
