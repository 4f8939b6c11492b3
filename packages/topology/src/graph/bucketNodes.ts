import { bucketsIn } from './bucketsIn';
import { GraphBuilder } from './GraphBuilder';

const NAMED =
  /^(?:s3:\/\/|arn:aws[\w-]*:s3:::)([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/;

/**
 * The nodes of the buckets that a value is about. A bucket that it names and
 * nothing here declares is somebody else's, with the id `s3/<bucket>`.
 */
export function bucketNodes(
  graph: GraphBuilder,
  stack: string,
  value: unknown,
): string[] {
  const declared = bucketsIn(graph, stack, value);
  if (declared.length) return declared.map(bucket => bucket.id);
  const [, name] = NAMED.exec(graph.index.text(stack, value) ?? '') ?? [];
  if (!name) return [];
  const here = graph.ofKind('bucket').find(node => node.bucket === name);
  if (here) return [here.id];
  const { id } = graph.node(`s3/${name}`, 'bucket', name, undefined, {
    bucket: name,
    existing: true,
  });
  return [id];
}
