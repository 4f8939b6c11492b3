import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type AuthorizePermissionRequest,
} from '@backstage/plugin-permission-common';
import {
  lakeportRunnerServiceRef,
  type LakeportRunner,
} from '@lakeport/backstage-plugin-databricks-node';
import { parseProject, sharedTargets } from '@lakeport/project';
import request from 'supertest';
import { z } from 'zod';
import databricksPlugin from '../index';
import { ACCOUNT_ID, FakeDatabricks } from './FakeDatabricks';
import { FakeGitHub } from './FakeGitHub';
import { TestClock } from './TestClock';

const cost = { currency: 'USD' as const, asOf: '2026-10-01', items: [] };

/**
 * Prices every environment the same, and so what is between them, and draws each
 * environment as an account by its name.
 */
const lakeport: LakeportRunner = {
  version: async () => '0.2.0',
  adopt: async () => {
    throw new Error('nothing here adopts a workspace');
  },
  check: async () => ({ valid: true, problems: [], findings: [] }),
  show: async text => {
    const parsed = parseProject(text);
    return {
      environments: Object.fromEntries(
        Object.keys(parsed.valid ? parsed.project.spec.environments : {}).map(
          name => [name, { stacks: {}, monthlyCost: { ...cost, total: 65.7 } }],
        ),
      ),
      between: Object.fromEntries(
        (parsed.valid ? sharedTargets(parsed.project) : []).map(name => [
          name,
          { stacks: {}, monthlyCost: { ...cost, total: 3 } },
        ]),
      ),
    };
  },
  topology: async (text, environment) => {
    const parsed = parseProject(text);
    if (!parsed.valid) {
      throw new InputError(
        `The project file is not valid: ${parsed.problems
          .map(({ path, message, hint }) => `${path}: ${message}; ${hint}`)
          .join(' · ')}`,
      );
    }
    return {
      nodes: Object.entries(parsed.project.spec.environments)
        .filter(([name]) => environment === undefined || environment === name)
        .map(([name, { awsAccountId }]) => ({
          id: awsAccountId,
          kind: 'account',
          name,
        })),
      edges: [],
    };
  },
  generate: async () => [],
};

/**
 * A backend with the plugin where the repositories `acme/lakehouse-platform` and
 * `acme/payments` are what a test makes of them.
 */
export class PlatformBench {
  /** Somebody whom the catalog shows nothing of what is hidden. */
  static readonly outsider = 'user:default/outsider';

  /** Files by `owner/repo@ref:path`; a text, or that their server does not answer. */
  files: Record<string, string | 'unreachable'> = {};
  entities: Entity[] = [];
  /** What the outsider's catalog lacks. */
  hidden = new Set<string>();
  /** Whether a permission is refused. */
  denies: (asked: {
    name: string;
    resourceRef?: string;
    user?: string;
  }) => boolean = () => false;
  asked: AuthorizePermissionRequest[] = [];
  /** URLs of files that were read. */
  read: string[] = [];
  #kept?: Map<string, string>;
  #backend?: TestBackend;

  private constructor(
    readonly github: FakeGitHub,
    readonly databricks: FakeDatabricks,
    readonly clock: TestClock,
  ) {}

  static async start(): Promise<PlatformBench> {
    const clock = TestClock.start();
    const bench = new PlatformBench(
      await FakeGitHub.start(),
      await FakeDatabricks.start(),
      clock,
    );
    bench.#backend = await startTestBackend({ features: bench.#features() });
    bench.reset();
    return bench;
  }

  async stop(): Promise<void> {
    this.clock.stop();
    await this.#backend?.stop();
    await this.github.stop();
    await this.databricks.stop();
  }

  /** Has the cache keep what it is given, until the next reset. */
  keepsAnswers(): void {
    this.#kept = new Map();
  }

  /** Nothing is there, nothing is kept, and everybody may everything. */
  reset(): void {
    this.clock.restAfterFailures();
    this.files = {};
    this.entities = [
      this.system('acme', 'platform-file', 'acme/lakehouse-platform'),
      this.system('payments', 'project-file', 'acme/payments'),
      this.environment('payments', 'dev', 'acme/payments'),
    ];
    this.hidden = new Set();
    this.denies = () => false;
    this.asked = [];
    this.read = [];
    this.#kept = undefined;
    this.github.server.seen.length = 0;
    this.github.pullRequests = {};
    this.github.down = undefined;
    this.databricks.denied = [];
  }

  get(path: string, as?: string): request.Test {
    if (!this.#backend) {
      throw new Error('the bench was not started');
    }
    const asked = request(this.#backend.server).get(`/api/databricks${path}`);
    return as
      ? asked.set('Authorization', mockCredentials.user.header(as))
      : asked;
  }

  post(path: string, body: object): request.Test {
    if (!this.#backend) {
      throw new Error('the bench was not started');
    }
    return request(this.#backend.server)
      .post(`/api/databricks${path}`)
      .send(body);
  }

  /** A System that a repository declares. */
  system(
    name: string,
    file: 'platform-file' | 'project-file',
    repository: string,
  ): Entity {
    const path = file === 'platform-file' ? 'platform.yaml' : 'lakeport.yaml';
    return this.#entity('System', { name, repository }, undefined, {
      [`lakeport.dev/${file}`]: `http://${this.github.host}/${repository}/blob/main/${path}`,
    });
  }

  /** An environment's Resource, or that of what is between environments. */
  environment(
    project: string,
    name: string,
    repository: string,
    type = 'databricks-environment',
  ): Entity {
    return this.#entity(
      'Resource',
      { name: `${project}-${name}`, repository },
      type,
      { 'lakeport.dev/environment': `${project}/${name}` },
    );
  }

  #entity(
    kind: string,
    of: { name: string; repository: string },
    type: string | undefined,
    annotations: Record<string, string>,
  ): Entity {
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: {
        name: of.name,
        namespace: 'default',
        annotations: {
          'backstage.io/managed-by-location': `url:http://${this.github.host}/${of.repository}/blob/main/catalog-info.yaml`,
          ...annotations,
        },
      },
      spec: { owner: 'group:default/data', ...(type && { type }) },
    };
  }

  #features() {
    return [
      databricksPlugin,
      mockServices.rootConfig.factory({
        data: {
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
          },
        },
      }),
      mockServices.cache.mock({
        get: async key => {
          const text = this.#kept?.get(key);
          return text === undefined ? undefined : JSON.parse(text);
        },
        set: async (key, value) => {
          this.#kept?.set(key, JSON.stringify(value));
        },
      }).factory,
      mockServices.permissions.mock({
        authorize: async (requests, options) => {
          this.asked.push(...requests);
          return requests.map(asked => ({
            result: this.denies({
              name: asked.permission.name,
              resourceRef:
                'resourceRef' in asked ? asked.resourceRef : undefined,
              user: userOf(options?.credentials),
            })
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          }));
        },
      }).factory,
      mockServices.urlReader.mock({
        readUrl: async url => ({ buffer: async () => this.#file(url) }),
      }).factory,
      createServiceFactory({
        service: lakeportRunnerServiceRef,
        deps: {},
        factory: () => lakeport,
      }),
      catalogServiceMock.mock({
        getEntities: (asked, options) =>
          this.#catalogOf(options).getEntities(asked),
        getEntityByRef: (ref, options) =>
          this.#catalogOf(options).getEntityByRef(ref),
        queryEntities: (asked, options) =>
          this.#catalogOf(options).queryEntities(asked),
      }).factory,
    ];
  }

  #catalogOf(options: object | undefined) {
    const isOutsider =
      options !== undefined &&
      'credentials' in options &&
      userOf(options.credentials) === PlatformBench.outsider;
    return catalogServiceMock({
      entities: this.entities.filter(
        entity => !isOutsider || !this.hidden.has(stringifyEntityRef(entity)),
      ),
    });
  }

  #file(url: string): Buffer {
    this.read.push(url);
    const [, owner, repo, , ref, ...path] = new URL(url).pathname.split('/');
    const key = `${owner}/${repo}@${ref}:${path.join('/')}`;
    if (!Object.hasOwn(this.files, key)) {
      throw new NotFoundError(`there is no ${key}`);
    }
    const text = this.files[key];
    if (text === 'unreachable') {
      throw new ServiceUnavailableError('no answer');
    }
    return Buffer.from(text);
  }
}

const userCredentials = z.object({
  principal: z.object({ userEntityRef: z.string() }),
});

/** The user whose credentials these are; undefined for those of a service. */
function userOf(credentials: unknown): string | undefined {
  return userCredentials.safeParse(credentials).data?.principal.userEntityRef;
}
