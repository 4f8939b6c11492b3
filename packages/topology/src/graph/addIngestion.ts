import { blocksOf } from '../stacks/blocksOf';
import { addAccount, regionOf } from './addAccounts';
import { bucketNodes } from './bucketNodes';
import { GraphBuilder } from './GraphBuilder';

const STREAM = 'aws_kinesis_stream';

/** Kinesis data streams, and the Firehose streams that deliver them into buckets. */
export function addIngestion(graph: GraphBuilder): void {
  const { index } = graph;
  for (const stream of index.ofType(STREAM)) {
    const [mode] = blocksOf(stream.attributes.stream_mode_details);
    graph.node(
      stream.id,
      'kinesis-stream',
      graph.nameOf(stream, 'name'),
      addAccount(graph, stream),
      {
        region: regionOf(graph, stream),
        mode: index.text(stream.stack, mode?.stream_mode),
        shards: Number(graph.text(stream, 'shard_count')) || undefined,
        existing: stream.isData || undefined,
      },
    );
    graph
      .targets(stream, 'kms_key_id', 'aws_kms_key', 'aws_kms_replica_key')
      .forEach(key => graph.edge(key.id, stream.id, 'encrypts'));
  }
  for (const delivery of index.ofType('aws_kinesis_firehose_delivery_stream')) {
    const { stack, attributes } = delivery;
    const targets = blocksOf(attributes.extended_s3_configuration);
    graph.node(
      delivery.id,
      'delivery-stream',
      graph.nameOf(delivery, 'name'),
      addAccount(graph, delivery),
      {
        region: regionOf(graph, delivery),
        prefix: index.text(stack, targets[0]?.prefix),
        bufferSeconds:
          Number(index.text(stack, targets[0]?.buffering_interval)) ||
          undefined,
      },
    );
    blocksOf(attributes.kinesis_source_configuration)
      .flatMap(source =>
        index.targets(stack, source.kinesis_stream_arn, STREAM),
      )
      .forEach(stream => graph.edge(stream.id, delivery.id, 'feeds'));
    targets
      .flatMap(target => bucketNodes(graph, stack, target.bucket_arn))
      .forEach(bucket => graph.edge(delivery.id, bucket, 'feeds'));
  }
}
