import { createBackend } from '@backstage/backend-defaults';
import { policyOfConfig } from './permissions/policyOfConfig';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
// Asked for configuration only where auth.providers.github is there: people sign
// in with it to approve as themselves.
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
// Put a policy of your own in its place, such as the one in ./permissions.
backend.add(policyOfConfig);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@lakeport/backstage-plugin-catalog-backend-module-databricks'),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@lakeport/backstage-plugin-scaffolder-backend-module-databricks'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(
  import('@lakeport/backstage-plugin-search-backend-module-databricks'),
);
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-events-backend'));
// Takes webhooks where events.modules.github.webhookSecret is set.
backend.add(import('@backstage/plugin-events-backend-module-github'));

backend.add(import('@lakeport/backstage-plugin-databricks-backend'));

backend.start();
