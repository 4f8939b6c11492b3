import { literalOf } from '../../run/literalOf';
import type { AccountObject } from '../AccountObject';
import type { SeedContext } from './SeedContext';

/**
 * The buckets that external locations of the stacks lie in by their address,
 * and that none of the stacks makes: somebody else's, in the region of the stack.
 */
export function bucketSeeds(contexts: readonly SeedContext[]): AccountObject[] {
  const made = new Set(
    contexts
      .flatMap(context => context.blocks('resource', 'aws_s3_bucket'))
      .flatMap(({ bucket }) => literalOf(bucket) ?? []),
  );
  return contexts.flatMap(context =>
    context
      .blocks('resource', 'databricks_external_location')
      .flatMap(({ url }) => {
        const place = literalOf(url) ?? '';
        return /^s3:\/\/([^/]+)/.exec(place)?.[1] ?? [];
      })
      .filter(bucket => !made.has(bucket))
      .map(bucket => ({
        ...context.aws('aws_s3_bucket', bucket, {
          arn: `arn:aws:s3:::${bucket}`,
          bucket,
        }),
        // There is one of a name in all of AWS.
        scope: '',
      })),
  );
}
