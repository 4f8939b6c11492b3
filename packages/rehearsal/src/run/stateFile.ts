import type { TerraformJson } from '@lakeport/project';
import { objectPath } from './objectPath';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The bucket and key of an S3 backend or of a remote state's configuration. */
function inBucket(config: unknown): [string, string] | undefined {
  return isRecord(config) &&
    typeof config.bucket === 'string' &&
    typeof config.key === 'string'
    ? [config.bucket, config.key]
    : undefined;
}

/**
 * Where a state lies in a rehearsal: in a folder for each bucket, under its
 * key, so that projects of one name in two buckets do not share their states.
 *
 * @param config - the S3 backend's or the remote state's
 * @param fallback - name of the stack, for one that is not in a bucket
 */
export function stateFile(
  stateDir: string,
  config: unknown,
  fallback: string,
): string {
  const [bucket, key] = inBucket(config) ?? ['', `${fallback}.tfstate`];
  return objectPath(stateDir, `${bucket}/${key}`);
}

/** The configuration of a stack's S3 backend; undefined when it has another. */
export function backendOf(stack: TerraformJson): unknown {
  const backend = [stack.terraform?.backend].flat()[0];
  return isRecord(backend) ? [backend.s3].flat()[0] : undefined;
}
