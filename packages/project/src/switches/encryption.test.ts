import { changedEnvironment } from '../__testUtils__/changedEnvironment';

const { environment, said, ids } = changedEnvironment;
const { key: KEY } = ids;

describe('encryption', () => {
  it.each<[string, object, RegExp]>([
    [
      'a key without its alias',
      { encryption: { storage: true, key: { existing: KEY } } },
      /^spec\.environments\.dev\.encryption\.key\.alias: alias is missing -> use the key's alias/,
    ],
    [
      'a workspace key without its alias',
      { workspaceEncryption: { storage: true, key: { existing: KEY } } },
      /workspaceEncryption\.key\.alias: alias is missing/,
    ],
    [
      'the ARN of an alias',
      {
        encryption: {
          storage: true,
          key: {
            existing: 'arn:aws:kms:us-west-2:100000000002:alias/x',
            alias: 'alias/x',
          },
        },
      },
      /encryption\.key\.existing: .* is not the ARN of a KMS key -> use the ARN of the key itself/,
    ],
    [
      'a key of another region',
      {
        encryption: {
          storage: true,
          key: {
            existing: KEY.replace('us-west-2', 'us-east-1'),
            alias: 'alias/x',
          },
        },
      },
      /encryption\.key\.existing: the key is in region us-east-1, the environment in us-west-2/,
    ],
    [
      'a key that encrypts nothing',
      { encryption: { key: { existing: KEY, alias: 'alias/x' } } },
      /encryption\.key: nothing is encrypted by this key: encryption is off, which is the default of development/,
    ],
    [
      'the alias of AWS',
      {
        encryption: {
          storage: true,
          key: { existing: KEY, alias: 'alias/aws/s3' },
        },
      },
      /"alias\/aws\/s3" is not a key alias/,
    ],
  ])('refuses %s', (_, changes, expected) => {
    expect(said(environment(changes))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it.each<[string, object]>([
    [
      'keys of one profile',
      {
        securityProfile: 'maximum-security',
        encryption: { key: { existing: KEY, alias: 'alias/x' } },
        workspaceEncryption: { key: { existing: KEY, alias: 'alias/x' } },
      },
    ],
  ])('takes %s', (_, changes) => {
    expect(said(environment(changes))).toEqual([]);
  });
});
