import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import {
  lakeportRunnerServiceRef,
  type LakeportRunner,
} from '@lakeport/backstage-plugin-databricks-node';
import request from 'supertest';
import databricksPlugin from '../index';
import { ACCOUNT_ID, FakeDatabricks } from './FakeDatabricks';
import { FakeGitHub } from './FakeGitHub';

/** Tells what it was asked: the name of the only node is environment and file. */
const lakeport: LakeportRunner = {
  version: async () => '0.2.0',
  check: async text => ({
    valid: true,
    problems: [],
    findings: ['dev', 'prod', undefined].map(environment => ({
      rule: 'network.nat-single',
      severity: 'warning',
      ...(environment && { environment }),
      message: `it is so in ${text}`,
      reason: 'because',
      source: 'somebody, 2026',
      fix: 'do otherwise',
      waived: { reason: 'cost', until: '2027-06-30' },
    })),
  }),
  show: async () => ({
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
    nodes: [{ id: 'v', kind: 'vpc', name: `${name} of ${text}` }],
    edges: [],
  }),
  generate: async () => [],
};

/**
 * A backend with the plugin, between a GitHub and a Databricks account that
 * answer over HTTP. A project file's content is its own URL.
 */
export class Bench {
  /** `resource:default/payments-dev`, the environment that Databricks has. */
  static readonly ref = 'resource:default/payments-dev';

  /** Name of a permission that nobody has. */
  denied?: string;
  /** What the permission service was asked. */
  asked: AuthorizePermissionRequest[] = [];
  readonly audit = { success: jest.fn(), fail: jest.fn() };
  #backend?: TestBackend;

  private constructor(
    readonly github: FakeGitHub,
    readonly databricks: FakeDatabricks,
  ) {}

  /**
   * @param environments - names of environments besides `payments-dev`: one for
   *   each test that deploys, since an environment has one deployment at a time
   */
  static async start(environments: string[] = []): Promise<Bench> {
    const bench = new Bench(
      await FakeGitHub.start(),
      await FakeDatabricks.start(),
    );
    bench.#backend = await startTestBackend({
      features: bench.#features(environments),
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
    this.asked = [];
    this.databricks.denied = [];
    this.databricks.status = 'RUNNING';
    this.github.refuse = undefined;
    this.github.tellsRun = true;
    this.audit.success.mockClear();
    this.audit.fail.mockClear();
  }

  get(path: string): request.Test {
    return request(this.#server).get(`/api/databricks${path}`);
  }

  /** Asks for a deployment. */
  deploy(body: object): request.Test {
    return request(this.#server).post('/api/databricks/deployments').send(body);
  }

  /** Reads until there is something, for ten seconds. */
  async until<T>(read: () => Promise<T | undefined>): Promise<T> {
    for (let i = 0; i < 100; i++) {
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

  #features(environments: string[]) {
    return [
      databricksPlugin,
      mockServices.rootConfig.factory({ data: this.#config() }),
      mockServices.auditor.mock({ createEvent: async () => this.audit })
        .factory,
      mockServices.cache.mock({
        get: async () => undefined,
        set: async () => {},
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
      }).factory,
      mockServices.urlReader.mock({
        readUrl: async url => ({ buffer: async () => Buffer.from(url) }),
      }).factory,
      createServiceFactory({
        service: lakeportRunnerServiceRef,
        deps: {},
        factory: () => lakeport,
      }),
      catalogServiceMock.factory({ entities: this.#entities(environments) }),
    ];
  }

  #config() {
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
        deployments: { pollSeconds: 1 },
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
      // On a branch that GitHub does not know.
      environment('astray', {
        'lakeport.dev/project-file': `http://${host}/acme/payments/blob/gone/lakeport.yaml`,
      }),
      // Names another team's repository.
      environment('thief', {
        'lakeport.dev/project-file': `http://${host}/acme/other/blob/main/lakeport.yaml`,
      }),
      { ...environment('component'), spec: { type: 'database' } },
    ];
  }
}
