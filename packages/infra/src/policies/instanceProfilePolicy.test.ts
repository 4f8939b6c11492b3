import { instanceProfilePolicy } from './instanceProfilePolicy';

describe('instanceProfilePolicy', () => {
  it('writes only where it may write', () => {
    const { Statement } = instanceProfilePolicy({
      buckets: [
        { name: 'exports', access: 'read' },
        { name: 'imports', access: 'read-write' },
      ],
    });

    expect(
      Statement.map(({ Action, Resource }) => ({ Action, Resource })),
    ).toEqual([
      {
        Action: ['s3:GetBucketLocation', 's3:ListBucket'],
        Resource: ['arn:aws:s3:::exports', 'arn:aws:s3:::imports'],
      },
      {
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Resource: ['arn:aws:s3:::exports/*', 'arn:aws:s3:::imports/*'],
      },
      {
        Action: [
          's3:AbortMultipartUpload',
          's3:DeleteObject',
          's3:ListMultipartUploadParts',
          's3:PutObject',
        ],
        Resource: ['arn:aws:s3:::imports/*'],
      },
    ]);
  });

  it('writes nowhere when every bucket is only read', () => {
    expect(
      instanceProfilePolicy({ buckets: [{ name: 'a', access: 'read' }] })
        .Statement,
    ).toHaveLength(2);
  });
});
