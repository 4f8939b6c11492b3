import { changedLakehouse } from '../__testUtils__/changedLakehouse';

const { said } = changedLakehouse;

/** Problems of a lakehouse of one environment with zones of these paths. */
function saidOf(paths: Record<string, string>): string[] {
  return said({
    'lakehouse.environments': ['online'],
    ...Object.fromEntries(
      Object.entries(paths).map(([zone, path]) => [
        `lakehouse.zones.${zone}`,
        { path },
      ]),
    ),
  });
}

describe('the paths of zones', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'inside one another',
      { one: 's3://acme-lake/raw', two: 's3://acme-lake/raw/deep' },
      /^lakehouse\.zones\.two\.path: s3:\/\/acme-lake\/raw\/deep lies in s3:\/\/acme-lake\/raw of zone one/,
    ],
    [
      'around one another',
      { one: 's3://acme-lake/raw/deep', two: 's3://acme-lake/raw' },
      /^lakehouse\.zones\.two\.path: s3:\/\/acme-lake\/raw holds s3:\/\/acme-lake\/raw\/deep of zone one/,
    ],
    [
      'the same but for slashes at the end',
      { one: 's3://acme-lake/raw', two: 's3://acme-lake/raw//' },
      /^lakehouse\.zones\.two\.path: s3:\/\/acme-lake\/raw is the place of zone one already/,
    ],
    [
      'a whole bucket and a folder in it',
      { one: 's3://acme-lake/', two: 's3://acme-lake/raw' },
      /^lakehouse\.zones\.two\.path: s3:\/\/acme-lake\/raw lies in s3:\/\/acme-lake of zone one/,
    ],
    ...[
      's3://acme-lake//raw',
      's3://acme-lake/a/../raw',
      's3://acme-lake/./a',
    ].map((path): [string, Record<string, string>, RegExp] => [
      `folders that are none, as in ${path}`,
      { one: path },
      /^lakehouse\.zones\.one\.path: .* has a folder without a name, or one called \. or \.\. -> write the folders as they are/,
    ]),
    [
      'the bucket of another zone',
      { one: 's3://retail-online-raw-zone-100000000012/more' },
      /^lakehouse\.zones\.one\.path: .* lies in the bucket of zone raw of environment online -> leave path out/,
    ],
    [
      'the root bucket of a workspace',
      { one: 's3://retail-stores-root-100000000011/lake' },
      /^lakehouse\.zones\.one\.path: .* lies in the bucket of environment stores/,
    ],
    [
      'the bucket of a catalog',
      { one: 's3://retail-online-catalog-100000000012/lake' },
      /^lakehouse\.zones\.one\.path: .* lies in the bucket of catalog retail_online of environment online/,
    ],
    [
      'the bucket of flow logs',
      { one: 's3://retail-online-logs-100000000012' },
      /^lakehouse\.zones\.one\.path: .* lies in the bucket of flow logs of environment online/,
    ],
    [
      'the bucket of batch copies',
      { one: 's3://retail-online-batch-100000000012/files' },
      /^lakehouse\.zones\.one\.path: .* lies in the bucket of batch copies of environment online/,
    ],
    [
      'the bucket that a zone is replicated to',
      { one: 's3://retail-recovery-raw-copy-100000000013/raw' },
      /^lakehouse\.zones\.one\.path: .* lies in the bucket of the copy of zone raw in environment recovery/,
    ],
    [
      "the bucket of Terraform's state",
      { one: 's3://acme-terraform-tf-state/lake' },
      /^lakehouse\.zones\.one\.path: .* lies in the bucket of Terraform's state/,
    ],
  ])('are not %s', (_, paths, expected) => {
    expect(saidOf(paths)).toEqual([expect.stringMatching(expected)]);
  });

  it.each<[string, Record<string, string>]>([
    [
      'folders that only start alike',
      { one: 's3://acme-lake/raw', two: 's3://acme-lake/raw2' },
    ],
    [
      'the same folder of two buckets',
      { one: 's3://acme-lake/raw', two: 's3://acme-lake-2/raw' },
    ],
    [
      'a bucket of a name that starts like one of ours',
      { one: 's3://retail-online-raw-zone-1000000000123/x' },
    ],
    ['a folder with dots in its name', { one: 's3://acme-lake/v1.2/..old' }],
  ])('may be %s', (_, paths) => {
    expect(saidOf(paths)).toEqual([]);
  });

  it('are told about all at once', () => {
    expect(
      saidOf({
        one: 's3://acme-terraform-tf-state//lake',
        two: 's3://acme-terraform-tf-state//lake/deep',
      }),
    ).toHaveLength(5);
  });
});
