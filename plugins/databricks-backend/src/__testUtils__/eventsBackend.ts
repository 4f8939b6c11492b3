import { dirname, join } from 'node:path';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import eventsPlugin from '@backstage/plugin-events-backend';
import { eventsServiceFactory } from '@backstage/plugin-events-node';

/**
 * The modules that events-backend-module-github loads: one checks signatures, one
 * makes a topic of each event. Its loader imports them in a way that jest cannot.
 */
const githubEvents = [
  'eventsModuleGithubEventRouter',
  'eventsModuleGithubWebhook',
].map(
  name =>
    jest.requireActual<{ default: BackendFeature }>(
      join(
        dirname(
          require.resolve(
            '@backstage/plugin-events-backend-module-github/package.json',
          ),
        ),
        `dist/service/${name}.cjs.js`,
      ),
    ).default,
);

/** What a bench needs to take webhooks that GitHub has signed with a secret. */
export function eventsBackend(webhookSecret: string): {
  features: BackendFeature[];
  config: object;
} {
  return {
    features: [eventsServiceFactory, eventsPlugin, ...githubEvents],
    config: {
      events: {
        // Within this process; its requests would hold the server open.
        useEventBus: 'never',
        modules: { github: { webhookSecret } },
      },
    },
  };
}
