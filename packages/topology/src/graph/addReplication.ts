import { blocksOf } from '../stacks/blocksOf';
import { bucketNodes } from './bucketNodes';
import { bucketsIn } from './bucketsIn';
import { GraphBuilder } from './GraphBuilder';
import { workspaceOf } from './workspaceOf';

/** The workspaces whose external locations lie in a bucket. */
function readersOf(graph: GraphBuilder, bucket: string): string[] {
  return graph.index
    .ofType('databricks_external_location')
    .filter(({ attributes, stack }) =>
      bucketsIn(graph, stack, attributes.url).some(({ id }) => id === bucket),
    )
    .flatMap(location => workspaceOf(graph, location)?.id ?? []);
}

/**
 * Buckets whose objects S3 copies to other buckets, and the workspaces that read
 * the copies.
 */
export function addReplication(graph: GraphBuilder): void {
  for (const setting of graph.index.ofType(
    'aws_s3_bucket_replication_configuration',
  )) {
    const { stack, attributes } = setting;
    const sources = bucketNodes(graph, stack, attributes.bucket);
    const copies = blocksOf(attributes.rule)
      .flatMap(rule => blocksOf(rule.destination))
      .flatMap(({ bucket }) => bucketNodes(graph, stack, bucket));
    for (const copy of copies) {
      sources.forEach(source => graph.edge(source, copy, 'replicates-to'));
      readersOf(graph, copy).forEach(workspace =>
        graph.edge(copy, workspace, 'feeds'),
      );
    }
  }
}
