import { join } from 'node:path';
import type { Project } from '@lakeport/project';
import type { ObjectStore } from '@lakeport/rehearsal';

/**
 * The project's state bucket, reached as Terraform reaches it, or in a
 * rehearsal the folder that stands for it.
 *
 * @param stateDir - of a rehearsal
 */
export async function openStateBucket(
  project: Project,
  stateDir: string | undefined,
): Promise<ObjectStore> {
  const { state, adminAccountId, adminRole } = project.spec.aws;
  if (stateDir !== undefined) {
    const { FolderObjectStore } = await import('@lakeport/rehearsal');
    return new FolderObjectStore(join(stateDir, state.bucket));
  }
  // Large, and needed by few commands.
  const { S3ObjectStore } = await import('./S3ObjectStore');
  return new S3ObjectStore({
    bucket: state.bucket,
    region: state.region,
    roleArn: `arn:aws:iam::${adminAccountId}:role/${adminRole}`,
  });
}
