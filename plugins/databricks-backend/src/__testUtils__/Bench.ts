import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  notificationService,
  type NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
  type PermissionCondition,
  type PermissionCriteria,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  lakeportRunnerServiceRef,
  type LakeportRunner,
} from '@lakeport/backstage-plugin-databricks-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import request from 'supertest';
import { z } from 'zod';
import databricksPlugin from '../index';
import { ACCOUNT_ID, FakeDatabricks } from './FakeDatabricks';
import { FakeGitHub } from './FakeGitHub';
import { projectText } from './projectText';

const userCredentials = z.object({
  credentials: z.object({
    principal: z.object({ userEntityRef: z.string() }),
  }),
});

/** A project file of the bench begins with its own URL. */
const urlOf = (text: string) => text.split('\n', 1)[0].replace('# ', '');

/** Tells what it was asked: the name of the only node is environment and file. */
const lakeport: LakeportRunner = {
  version: async () => '0.2.0',
  adopt: async () => {
    throw new Error('nothing here adopts a workspace');
  },
  check: async text => ({
    valid: true,
    problems: [],
    findings: ['dev', 'prod', 'connectivity', undefined].map(environment => ({
      rule: 'network.nat-single',
      severity: 'warning',
      ...(environment && { environment }),
      message: `it is so in ${urlOf(text)}`,
      reason: 'because',
      source: 'somebody, 2026',
      fix: 'do otherwise',
      waived: { reason: 'cost', until: '2027-06-30' },
    })),
  }),
  show: async () => ({
    between: {
      connectivity: {
        stacks: {},
        monthlyCost: {
          currency: 'USD',
          asOf: '2026-10-01',
          total: 3,
          items: [],
        },
      },
    },
    environments: {
      dev: {
        securityProfile: 'maximum-security',
        stacks: {},
        addressPlan: { cidr: '10.0.0.0/22', subnets: [], free: [] },
        monthlyCost: {
          currency: 'USD',
          asOf: '2026-10-01',
          total: 65.7,
          items: [],
        },
        monthlyCostAsleep: {
          currency: 'USD',
          asOf: '2026-10-01',
          total: 0,
          items: [],
        },
      },
    },
  }),
  topology: async (text, name) => ({
    nodes: [{ id: 'v', kind: 'vpc', name: `${name} of ${urlOf(text)}` }],
    edges: [],
  }),
  generate: async () => [],
};

/**
 * A backend with the plugin, between a GitHub and a Databricks account that
 * answer over HTTP. A project file begins with its own URL, and declares every
 * environment of the bench.
 */
export class Bench {
  /** `resource:default/payments-dev`, the environment that Databricks has. */
  static readonly ref = 'resource:default/payments-dev';
  /** Who does not see what is {@link hidden}. */
  static readonly outsider = 'user:default/outsider';

  /** Name of a permission that nobody has. */
  denied?: string;
  /** What the permission service was asked. */
  asked: AuthorizePermissionRequest[] = [];
  readonly audit = { success: jest.fn(), fail: jest.fn() };
  /** Beginnings of audit events. */
  readonly audited = jest.fn();
  /** Notifications that were sent. */
  readonly notified = jest.fn(async (_: NotificationSendOptions) => {});
  /** Signals that were published. */
  readonly signalled = jest.fn(async () => {});
  /** What is declared of environments besides the usual, by name. */
  declared: Record<string, object> = {};
  /** Whether the file declares what is between environments, beside its entity. */
  isConnected = false;
  /** Entity references that only {@link Bench.outsider} does not see. */
  hidden = new Set<string>();
  /** What somebody who is not denied may do, when it depends on the environment. */
  conditions?: PermissionCriteria<PermissionCondition>;
  /** What the cache keeps, as JSON; nothing while there is none. */
  kept?: Map<string, string>;
  readonly scheduler = mockServices.scheduler();
  #environments: string[] = [];
  #connected = false;
  #backend?: TestBackend;

  private constructor(
    readonly github: FakeGitHub,
    readonly databricks: FakeDatabricks,
  ) {}

  /**
   * @param environments - names of environments besides `payments-dev`: one for
   *   each test that deploys, since an environment has one deployment at a time
   * @param approval - of the configuration; the portal holds nothing back when
   *   left out
   * @param more - other plugins beside this one, and their configuration
   */
  static async start(
    environments: string[] = [],
    approval: object = { portal: 'never' },
    more: {
      features?: BackendFeature[];
      config?: object;
      /** Whether there is something between the environments: `payments-connectivity`. */
      connected?: boolean;
      /** Of `databricks` in the configuration, besides or instead of the usual. */
      plugin?: object | ((workspaceUrl: string) => object);
    } = {},
  ): Promise<Bench> {
    const bench = new Bench(
      await FakeGitHub.start(),
      await FakeDatabricks.start(),
    );
    bench.#environments = environments;
    bench.#connected = more.connected ?? false;
    bench.isConnected = bench.#connected;
    bench.#backend = await startTestBackend({
      features: [
        ...bench.#features(environments, {
          approval,
          ...more,
          plugin:
            typeof more.plugin === 'function'
              ? more.plugin(`${bench.databricks.server.url}/w/1`)
              : more.plugin,
        }),
        ...(more.features ?? []),
      ],
    });
    return bench;
  }

  async stop(): Promise<void> {
    await this.#backend?.stop();
    await this.github.stop();
    await this.databricks.stop();
  }

  /** Everything works again, and everybody may everything. */
  reset(): void {
    this.denied = undefined;
    this.conditions = undefined;
    this.declared = {};
    this.isConnected = this.#connected;
    this.hidden = new Set();
    this.asked = [];
    this.github.down = undefined;
    this.github.hasDrift = true;
    this.github.reviewers = {};
    this.github.users = {};
    this.github.history = [];
    this.audited.mockClear();
    this.notified.mockReset();
    this.signalled.mockReset();
    this.notified.mockResolvedValue(undefined);
    this.signalled.mockResolvedValue(undefined);
    this.databricks.denied = [];
    this.databricks.more = {};
    this.databricks.status = 'RUNNING';
    this.github.refuse = undefined;
    this.github.tellsRun = true;
    this.audit.success.mockClear();
    this.audit.fail.mockClear();
  }

  get(path: string, as?: string): request.Test {
    const asked = request(this.#server).get(`/api/databricks${path}`);
    return as
      ? asked.set('Authorization', mockCredentials.user.header(as))
      : asked;
  }

  post(path: string, body: object = {}): request.Test {
    return request(this.#server).post(`/api/databricks${path}`).send(body);
  }

  /** Sends something to another plugin of the backend, as it is. */
  send(path: string, body: string, headers: Record<string, string>) {
    return request(this.#server).post(path).set(headers).send(body);
  }

  /** Runs a scheduled task of the plugin now. */
  async task(id: string): Promise<void> {
    await this.scheduler.triggerTask(id);
  }

  /** Asks for a deployment. */
  deploy(body: object): request.Test {
    return this.post('/deployments', body);
  }

  /** Reads until there is something, for ten seconds. */
  async until<T>(read: () => Promise<T | undefined>): Promise<T> {
    for (let i = 0; i < 100; i++) {
      await this.task('follow-deployments');
      const found = await read();
      if (found !== undefined) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error('it did not come');
  }

  /** The deployment as it is when `is` first holds. */
  deployment(id: string, is: (body: { state: string }) => boolean) {
    return this.until(async () => {
      const { body } = await this.get(`/deployments/${id}`);
      return is(body) ? body : undefined;
    });
  }

  /** The deployment when it has ended. */
  finished(id: string) {
    return this.deployment(id, body => 'finishedAt' in body);
  }

  get #server() {
    if (!this.#backend) {
      throw new Error('the bench was not started');
    }
    return this.#backend.server;
  }

  #features(
    environments: string[],
    given: { approval: object; config?: object; plugin?: object },
  ) {
    return [
      databricksPlugin,
      mockServices.rootConfig.factory({
        data: {
          ...this.#config(given.approval, given.plugin),
          ...given.config,
        },
      }),
      // Tasks run when a test says so.
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => this.scheduler,
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({ send: this.notified }),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: this.signalled }),
      }),
      mockServices.auditor.mock({
        createEvent: async options => {
          this.audited(options);
          return this.audit;
        },
      }).factory,
      mockServices.cache.mock({
        get: async key => {
          const text = this.kept?.get(key);
          return text === undefined ? undefined : JSON.parse(text);
        },
        set: async (key, value) => {
          this.kept?.set(key, JSON.stringify(value));
        },
      }).factory,
      mockServices.permissions.mock({
        authorize: async requests => {
          this.asked.push(...requests);
          return requests.map(({ permission }) => ({
            result:
              permission.name === this.denied
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          }));
        },
        authorizeConditional: async requests =>
          requests.map(({ permission }) => this.#decide(permission)),
      }).factory,
      mockServices.urlReader.mock({
        readUrl: async url => {
          if (url.includes('/absent/')) {
            throw new NotFoundError('there is no such branch');
          }
          return { buffer: async () => Buffer.from(this.#file(url)) };
        },
      }).factory,
      createServiceFactory({
        service: lakeportRunnerServiceRef,
        deps: {},
        factory: () => lakeport,
      }),
      catalogServiceMock.mock({
        getEntities: (asked, options) =>
          this.#catalog(environments, options).getEntities(asked),
        getEntityByRef: (ref, options) =>
          this.#catalog(environments, options).getEntityByRef(ref),
        queryEntities: (asked, options) =>
          this.#catalog(environments, options).queryEntities(asked),
      }).factory,
    ];
  }

  #catalog(environments: string[], options: object | undefined) {
    const { data } = userCredentials.safeParse(options);
    const isOutsider =
      data?.credentials.principal.userEntityRef === Bench.outsider;
    return catalogServiceMock({
      entities: this.#entities(environments).filter(
        entity => !isOutsider || !this.hidden.has(stringifyEntityRef(entity)),
      ),
    });
  }

  #decide(permission: ResourcePermission): PolicyDecision {
    if (permission.name === this.denied) {
      return { result: AuthorizeResult.DENY };
    }
    return this.conditions
      ? {
          result: AuthorizeResult.CONDITIONAL,
          pluginId: 'databricks',
          resourceType: permission.resourceType,
          conditions: this.conditions,
        }
      : { result: AuthorizeResult.ALLOW };
  }

  #file(url: string): string {
    const more = Object.fromEntries(
      this.#environments.map(name => [name, this.declared[name] ?? {}]),
    );
    return `# ${url}\n${projectText({ isConnected: this.isConnected }, more)}`;
  }

  #config(approval: object, plugin: object = {}) {
    return {
      backend: {
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
      integrations: {
        github: [
          {
            host: this.github.host,
            apiBaseUrl: `${this.github.server.url}/api/v3`,
            token: 'ghs_test',
          },
        ],
      },
      databricks: {
        accounts: [
          {
            accountId: ACCOUNT_ID,
            host: this.databricks.server.url,
            clientId: 'id',
            clientSecret: 'secret',
          },
        ],
        deployments: { pollSeconds: 1, approval },
        limits: { concurrency: 50, requestsPerSecond: 1_000 },
        // Tests change what the policy says from one request to the next.
        // Nothing is read that no test asks for.
        unityCatalog: { keepDecisionsSeconds: 0, warmUp: false },
        ...plugin,
      },
    };
  }

  #entities(environments: string[]): Entity[] {
    const { host } = this.github;
    const environment = (
      name: string,
      annotations: Record<string, string> = {},
    ): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name,
        namespace: 'default',
        annotations: {
          'lakeport.dev/environment': 'payments/dev',
          'backstage.io/managed-by-location': `url:http://${host}/acme/payments/tree/main/catalog-info.yaml`,
          ...annotations,
        },
      },
      spec: { type: 'databricks-environment', owner: 'group:default/data' },
    });
    return [
      environment('payments-dev'),
      ...environments.map(name =>
        environment(name, { 'lakeport.dev/environment': `payments/${name}` }),
      ),
      ...(this.#connected
        ? [
            {
              ...environment('payments-connectivity', {
                'lakeport.dev/environment': 'payments/connectivity',
              }),
              spec: {
                type: 'databricks-shared-stack',
                owner: 'group:default/data',
              },
            },
          ]
        : []),
      // On a branch that GitHub does not know.
      environment('astray', {
        'lakeport.dev/project-file': `http://${host}/acme/payments/blob/gone/lakeport.yaml`,
      }),
      // Names another team's repository.
      environment('thief', {
        'lakeport.dev/project-file': `http://${host}/acme/other/blob/main/lakeport.yaml`,
      }),
      { ...environment('component'), spec: { type: 'database' } },
      // In the catalog, and not in the project file.
      environment('forgotten', {
        'lakeport.dev/environment': 'payments/forgotten',
      }),
      // Of another project.
      environment('sales-prod', {
        'lakeport.dev/environment': 'sales/prod',
        'backstage.io/managed-by-location': `url:http://${host}/acme/sales/tree/main/catalog-info.yaml`,
      }),
    ];
  }
}
