import { LakehouseZone, lakehousePlaces } from '@lakeport/project';
import { S3BucketLifecycleConfigurationRule } from '#aws/s3-bucket-lifecycle-configuration';

/** What is left of uploads that were never ended goes after so many days. */
const ABORT_AFTER_DAYS = 7;

/** Longer than S3 takes to copy an object. */
const OLD_VERSIONS_DAYS = 7;

/**
 * Of a bucket with versions: what was overwritten or deleted goes for good. The
 * files of managed tables lie in the same bucket, and Delta alone would never
 * get rid of them.
 */
export const oldVersions: S3BucketLifecycleConfigurationRule = {
  id: 'old-versions',
  status: 'Enabled',
  filter: [{ prefix: '' }],
  noncurrentVersionExpiration: [{ noncurrentDays: OLD_VERSIONS_DAYS }],
};

/**
 * What becomes of a zone's objects by themselves. Only the folders that files come
 * into grow old: Delta keeps live data in files of any age, and these lie beside
 * them in the same bucket.
 */
export function zoneLifecycle({
  retentionDays,
  transitionToGlacierDays,
}: Pick<
  LakehouseZone,
  'retentionDays' | 'transitionToGlacierDays'
>): S3BucketLifecycleConfigurationRule[] {
  const { deliveryErrors, landing } = lakehousePlaces;
  const aging = {
    ...(retentionDays !== undefined && {
      expiration: [{ days: retentionDays }],
    }),
    ...(transitionToGlacierDays !== undefined && {
      transition: [{ days: transitionToGlacierDays, storageClass: 'GLACIER' }],
    }),
  };
  return [
    {
      id: 'abort-incomplete-uploads',
      status: 'Enabled',
      filter: [{ prefix: '' }],
      abortIncompleteMultipartUpload: [
        { daysAfterInitiation: ABORT_AFTER_DAYS },
      ],
    },
    ...(Object.keys(aging).length > 0
      ? [landing, deliveryErrors].map(folder => ({
          id: folder,
          status: 'Enabled',
          filter: [{ prefix: `${folder}/` }],
          ...aging,
        }))
      : []),
  ];
}
