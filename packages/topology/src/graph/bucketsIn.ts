import { StackResource } from '../stacks/StackIndex';
import { GraphBuilder } from './GraphBuilder';

/** The buckets that a value refers to, or names as text or `s3://` URL. */
export function bucketsIn(
  graph: GraphBuilder,
  stack: string,
  value: unknown,
): StackResource[] {
  const referred = graph.index.targets(stack, value, 'aws_s3_bucket');
  if (referred.length) return referred;
  const name = graph.index
    .text(stack, value)
    ?.replace(/^s3:\/\//, '')
    .split('/')[0];
  return graph.index
    .ofType('aws_s3_bucket')
    .filter(bucket => name && graph.text(bucket, 'bucket') === name);
}
