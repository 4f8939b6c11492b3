import { Project } from '@lakeport/project';
import { S3BackendConfig } from '#cdk';
import { roleArn } from '../iam/roleArn';

/**
 * Where a stack's state lies: in the umbrella account's bucket, reached
 * through the admin role. `use_lockfile` is set beside it, because the
 * bindings do not know it.
 */
export function stateConfig(project: Project, stack: string): S3BackendConfig {
  const { state, adminAccountId, adminRole } = project.spec.aws;
  return {
    bucket: state.bucket,
    region: state.region,
    key: `${project.metadata.name}/${stack}.tfstate`,
    encrypt: true,
    assumeRole: {
      roleArn: roleArn(adminAccountId, adminRole),
      sessionName: 'lakeport',
    },
  };
}
