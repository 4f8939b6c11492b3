import { createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { OwnersAndPlatformPolicy } from './OwnersAndPlatformPolicy';

/**
 * Puts {@link OwnersAndPlatformPolicy} in the place of the policy that allows
 * everything. Copy both files and change them to your organisation's rules.
 */
export const exampleDeploymentPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'example-deployment-policy',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(
          new OwnersAndPlatformPolicy({
            platformTeam: 'group:default/platform',
          }),
        );
      },
    });
  },
});
