/**
 * A backend as an operator runs it: permissions with a policy that has to look at
 * each object, a catalog, and people who are signed in. Takes `--config FILE`.
 */
import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import authPlugin from '@backstage/plugin-auth-backend';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import catalogModuleDatabricks from '../../plugins/catalog-backend-module-databricks/src';
import databricksPlugin from '../../plugins/databricks-backend/src';
import { databricksCatalogReadPermission } from '../../plugins/databricks-common/src';
import {
  createDatabricksUnityObjectConditionalDecision,
  databricksUnityObjectConditions,
} from '../../plugins/databricks-node/src';

/** Whoever asks is who the header says: there is nothing to steal on loopback. */
const signIn = createBackendModule({
  pluginId: 'auth',
  moduleId: 'by-header',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'header',
          factory: createProxyAuthProviderFactory({
            authenticator: createProxyAuthenticator({
              defaultProfileTransform: async () => ({ profile: {} }),
              initialize: () => ({}),
              authenticate: async ({ req }) => ({
                result: { name: req.header('x-name') },
              }),
            }),
            signInResolver: async ({ result: { name } }, context) =>
              context.issueToken({
                claims: {
                  sub: `user:default/${name}`,
                  ent: [`user:default/${name}`],
                },
              }),
          }),
        });
      },
    });
  },
});

const { isInCatalog } = databricksUnityObjectConditions;
const policy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'not-the-secret-one',
  register(env) {
    env.registerInit({
      deps: { policies: policyExtensionPoint },
      async init({ policies }) {
        policies.setPolicy({
          handle: async ({ permission }) =>
            permission.name === databricksCatalogReadPermission.name
              ? createDatabricksUnityObjectConditionalDecision(permission, {
                  not: isInCatalog({ catalogs: ['secret'] }),
                })
              : { result: AuthorizeResult.ALLOW },
        });
      },
    });
  },
});

const backend = createBackend();
backend.add(authPlugin);
backend.add(signIn);
backend.add(permissionPlugin);
backend.add(policy);
backend.add(catalogPlugin);
if (process.env.LAKEPORT_BENCHMARK_ENTITIES) {
  backend.add(catalogModuleDatabricks);
}
backend.add(databricksPlugin);
backend.start().then(() => process.send?.('up'));
/** Processor time so far, in milliseconds. */
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
