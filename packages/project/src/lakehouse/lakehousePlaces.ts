/**
 * Where the parts of a zone lie, below the root of its bucket or of its `path`.
 *
 * @public
 */
export const lakehousePlaces = {
  /** The external volume of a zone of files, and the folder that it stands for. */
  landing: 'landing',
  /** The folder of managed tables. */
  managed: 'managed',
  /** What Firehose could not deliver; beside the volume, so that nobody reads it. */
  deliveryErrors: 'delivery-errors',
  /** The managed volume in which a zone's job remembers what it has read. */
  checkpoints: 'checkpoints',
} as const;

/**
 * The bucket and folder of a place in S3; a bucket's root has the folder ''.
 *
 * @param path - `s3://bucket/prefix`
 * @throws RangeError when it is no such path
 * @public
 */
export function s3Place(path: string): { bucket: string; prefix: string } {
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(path) ?? [];
  if (bucket === undefined) {
    throw new RangeError(
      `${path} is no place in S3, such as s3://bucket/prefix`,
    );
  }
  return { bucket, prefix: prefix.replace(/\/+$/, '') };
}
