import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import allowAllPolicy from '@backstage/plugin-permission-backend-module-allow-all-policy';
import { exampleDeploymentPolicy } from './exampleDeploymentPolicy';

const KEY = 'permission.policy';

/**
 * The policy that `permission.policy` of app-config names: `allow-all`, also when
 * it names none, or `owners-and-platform`, the example of this folder.
 *
 * @throws Error when it names another; the backend does not start then.
 */
export const policyOfConfig = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    const name = config.getOptionalString(KEY) ?? 'allow-all';
    switch (name) {
      case 'allow-all':
        yield allowAllPolicy;
        break;
      case 'owners-and-platform':
        yield exampleDeploymentPolicy;
        break;
      default:
        throw new Error(
          `${KEY} is '${name}': allow-all or owners-and-platform were right`,
        );
    }
  },
});
