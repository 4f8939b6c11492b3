import { join } from 'node:path';
import type { ObjectStore } from '@lakeport/rehearsal';
import type { LakeportFile } from '../io/parseLakeportFile';

/**
 * The state bucket, reached as Terraform reaches it, or in a rehearsal the
 * folder that stands for it. A platform and a
 * standalone project go through the admin role; whoever deploys a project of a
 * platform is the role already that may.
 *
 * @param stateDir - of a rehearsal
 */
export async function openStateBucket(
  file: LakeportFile,
  stateDir: string | undefined,
): Promise<ObjectStore> {
  const { aws } =
    file.kind === 'Project' ? file.project.spec : file.platform.spec;
  const { state, adminAccountId, adminRole } = aws;
  if (stateDir !== undefined) {
    const { FolderObjectStore } = await import('@lakeport/rehearsal');
    return new FolderObjectStore(join(stateDir, state.bucket));
  }
  const isOwnRole =
    file.kind === 'Project' && file.project.spec.platform !== undefined;
  // Large, and needed by few commands.
  const { S3ObjectStore } = await import('./S3ObjectStore');
  return new S3ObjectStore({
    bucket: state.bucket,
    region: state.region,
    ...(isOwnRole
      ? {}
      : { roleArn: `arn:aws:iam::${adminAccountId}:role/${adminRole}` }),
  });
}
