import { S3BackendConfig } from '#cdk';
import { roleArn } from '../iam/roleArn';
import { StateOwner } from './StateOwner';

/**
 * Where a stack's state lies: in the umbrella account's bucket. A platform and
 * a standalone project reach it through the admin role. A project of a platform
 * never has that one: the role that the platform made for it, which the caller
 * is already, reaches its own states. `use_lockfile` is set beside it, because
 * the bindings do not know it.
 */
export function stateConfig(owner: StateOwner, stack: string): S3BackendConfig {
  const { state, adminAccountId, adminRole } = owner.spec.aws;
  return {
    bucket: state.bucket,
    region: state.region,
    key: `${owner.metadata.name}/${stack}.tfstate`,
    encrypt: true,
    ...(owner.spec.platform === undefined && {
      assumeRole: {
        roleArn: roleArn(adminAccountId, adminRole),
        sessionName: 'lakeport',
      },
    }),
  };
}
