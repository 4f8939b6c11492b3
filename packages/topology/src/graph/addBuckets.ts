import { addAccount, regionOf } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';

/** S3 buckets, in the account that owns them. */
export function addBuckets(graph: GraphBuilder): void {
  for (const bucket of graph.index.ofType('aws_s3_bucket')) {
    const name = graph.text(bucket, 'bucket');
    graph.node(
      bucket.id,
      'bucket',
      name ?? graph.nameOf(bucket, 'bucket_prefix'),
      addAccount(graph, bucket),
      { bucket: name, region: regionOf(graph, bucket) },
    );
  }
}
