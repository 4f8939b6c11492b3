import { blocksOf } from '../stacks/blocksOf';
import { bucketNodes } from './bucketNodes';
import { GraphBuilder } from './GraphBuilder';

/** Buckets whose objects S3 copies to other buckets. */
export function addReplication(graph: GraphBuilder): void {
  for (const setting of graph.index.ofType(
    'aws_s3_bucket_replication_configuration',
  )) {
    const { stack, attributes } = setting;
    const sources = bucketNodes(graph, stack, attributes.bucket);
    const copies = blocksOf(attributes.rule)
      .flatMap(rule => blocksOf(rule.destination))
      .flatMap(({ bucket }) => bucketNodes(graph, stack, bucket));
    for (const source of sources) {
      copies.forEach(copy => graph.edge(source, copy, 'replicates-to'));
    }
  }
}
