import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  awsNetworkReaderServiceRef,
  databricksServiceRef,
  lakeportRunnerServiceRef,
} from '@lakeport/backstage-plugin-databricks-node';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { scaffolderModuleDatabricks } from '../module';
import { TOKEN } from './GitHubBench';
import type { StandInEstate } from './StandInEstate';
import { templateFolderOf } from './templateFolder';
import { testRunner } from './testRunner';

export interface DryRun {
  status: number;
  body: string;
  files: Record<string, string>;
  log: string[];
  output: Record<string, unknown>;
}

/** A template's form, filled in: what came of it without anything outside. */
export interface DryRuns {
  dryRun: (values: Record<string, unknown>) => Promise<DryRun>;
  /**
   * A task as the portal starts it, to its end.
   * @returns its status and its log
   */
  run: (
    values: Record<string, unknown>,
  ) => Promise<{ status: string; log: string }>;
  /** Ids of the actions that the scaffolder knows. */
  actions: () => Promise<string[]>;
  stop: () => Promise<void>;
}

/**
 * A backend with the scaffolder, its GitHub module and ours, for dry runs of
 * a template as the template editor makes them.
 *
 * @param options - `template` is a folder of `templates`; the catalog holds
 *   `entities`, the Databricks account `groups`, which cannot be asked when left
 *   out; `estate` is what the portal reads of Databricks and AWS; `github` is the host of the integration, one that is not there
 *   when left out
 */
export async function startDryRuns(
  options: {
    template?: string;
    entities?: Entity[];
    groups?: string[];
    estate?: StandInEstate;
    github?: { url: string; host: string; databricksUrl?: string };
  } = {},
): Promise<DryRuns> {
  const {
    template = 'databricks-project',
    entities = [],
    groups,
    estate,
    github = {
      url: 'http://127.0.0.1:8099',
      host: '127.0.0.1:8099',
      databricksUrl: undefined,
    },
  } = options;
  const templateFolder = templateFolderOf(template);
  const templateFile = join(templateFolder, 'template.yaml');
  const templateEntity = parse(readFileSync(templateFile, 'utf8'));
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      githubModule,
      scaffolderModuleDatabricks,
      catalogServiceMock.factory({
        entities: [
          ...entities,
          {
            ...templateEntity,
            metadata: {
              ...templateEntity.metadata,
              annotations: {
                'backstage.io/managed-by-location': `file:${templateFile}`,
              },
            },
          },
        ],
      }),
      groupsPlugin(groups),
      ...(estate ? servicesOf(estate) : []),
      createServiceFactory({
        service: lakeportRunnerServiceRef,
        deps: {},
        factory: testRunner,
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://127.0.0.1:7007' },
          ...(github.databricksUrl && {
            databricks: {
              accounts: [
                {
                  accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
                  host: github.databricksUrl,
                  clientId: 'demo-portal',
                  clientSecret: 'demo-portal-secret',
                },
              ],
            },
          }),
          integrations: {
            github: [
              {
                host: github.host,
                apiBaseUrl: `${github.url}/api/v3`,
                token: TOKEN,
              },
            ],
          },
        },
      }),
    ],
  });
  const { server } = backend;
  const url = (path: string) =>
    `http://127.0.0.1:${server.port()}/api/scaffolder/v2/${path}`;
  const authorization = mockCredentials.user.header();
  return {
    stop: () => backend.stop(),
    async actions() {
      const response = await fetch(url('actions'), {
        headers: { authorization },
      });
      return JSON.parse(await response.text()).map(
        ({ id }: { id: string }) => id,
      );
    },
    async run(values) {
      const headers = { 'content-type': 'application/json', authorization };
      const started = await fetch(url('tasks'), {
        method: 'POST',
        headers,
        body: JSON.stringify({
          templateRef: `template:default/${template}`,
          values,
          secrets: {},
        }),
      });
      const { id } = JSON.parse(await started.text());
      for (;;) {
        const task = await fetch(url(`tasks/${id}`), { headers });
        const { status } = JSON.parse(await task.text());
        if (!['open', 'processing'].includes(status)) {
          const events = await fetch(url(`tasks/${id}/events`), { headers });
          return { status, log: await events.text() };
        }
        await new Promise(resolve => setTimeout(resolve, 200));
      }
    },
    async dryRun(values) {
      const response = await fetch(url('dry-run'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({
          template: templateEntity,
          values,
          secrets: {},
          directoryContents: filesOf(templateFolder).map(path => ({
            path: relative(templateFolder, path),
            base64Content: readFileSync(path).toString('base64'),
          })),
        }),
      });
      const body = await response.text();
      const answer = response.ok ? JSON.parse(body) : {};
      return {
        status: response.status,
        body,
        files: Object.fromEntries(
          (answer.directoryContents ?? []).map(
            (file: { path: string; base64Content: string }) => [
              file.path,
              Buffer.from(file.base64Content, 'base64').toString('utf8'),
            ],
          ),
        ),
        log: (answer.log ?? []).map(
          ({ body: line }: { body: { message: string } }) => line.message,
        ),
        output: answer.output ?? {},
      };
    },
  };
}

/** The part of the Databricks backend that knows groups. */
function groupsPlugin(groups: string[] | undefined) {
  return createBackendPlugin({
    pluginId: 'databricks',
    register({ registerInit }) {
      registerInit({
        deps: { http: coreServices.httpRouter },
        async init({ http }) {
          http.use((request, response) => {
            if (!groups || request.path !== '/choices/groups') {
              response.status(503).json({});
              return;
            }
            const q = String(request.query.q);
            response.json({
              items: groups
                .filter(name => name.includes(q))
                .map(value => ({ value })),
              errors: [],
            });
          });
        },
      });
    },
  });
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOf(path) : [path];
  });
}

/** The portal's readers, answered out of memory. */
function servicesOf(estate: StandInEstate) {
  return [
    createServiceFactory({
      service: databricksServiceRef,
      deps: {},
      factory: () => ({
        accounts: () => [],
        account: (accountId: string) => estate.account(accountId),
        accountReader: (accountId: string) => estate.accountReader(accountId),
        workspaces: () => [],
        problems: () => [],
      }),
    }),
    createServiceFactory({
      service: awsNetworkReaderServiceRef,
      deps: {},
      factory: () => ({
        accounts: () => [],
        problems: () => [],
        readRegion: target => estate.readRegion(target),
        identity: async () => {
          throw new Error('nobody asks who the portal is');
        },
      }),
    }),
  ];
}
