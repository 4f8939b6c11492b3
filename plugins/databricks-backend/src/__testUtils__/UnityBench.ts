import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { createPermissionIntegrationRouter } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_UNITY_CATALOG_OBJECT } from '@lakeport/backstage-plugin-databricks-common';
import {
  DefaultDatabricksService,
  unityObjectRules,
} from '@lakeport/backstage-plugin-databricks-node';
import express, { type Express } from 'express';
import request from 'supertest';
import type { UnityCatalogConfig } from '../config/readUnityCatalogConfig';
import { addUnityCatalogRoutes } from '../router/addUnityCatalogRoutes';
import type { DatabricksEndpoints } from '../router/DatabricksEndpoints';
import { spec } from '../schema/spec';
import { UnityCatalog } from '../unityCatalog/UnityCatalog';
import { FakeUnityCatalog } from './FakeUnityCatalog';

/**
 * The routes of Unity Catalog over the real client and a Databricks that answers
 * over HTTP. Everybody is `user:default/mock`.
 */
export class UnityBench {
  /** Whether the policy denies. */
  denied = false;
  /** What the policy says when it depends on the object. */
  conditions?: PermissionCriteria<PermissionCondition>;
  /** The catalog of Backstage. */
  entities: Entity[] = [];
  /** Why the catalog of Backstage does not answer. */
  catalogError?: Error;
  /** Questions to the catalog of Backstage. */
  catalogQuestions = 0;
  logged: string[] = [];
  #unityCatalog?: UnityCatalog;
  readonly #app: Express;

  private constructor(readonly databricks: FakeUnityCatalog) {
    const current = () => this.#started;
    this.#app = express();
    const router =
      createValidatedOpenApiRouterFromGeneratedEndpointMap<DatabricksEndpoints>(
        spec,
      );
    // The document is compiled once; what answers is made anew for each test.
    addUnityCatalogRoutes(router, {
      httpAuth: mockServices.httpAuth(),
      unityCatalog: {
        get config() {
          return current().config;
        },
        get metastores() {
          return current().metastores;
        },
        get objects() {
          return current().objects;
        },
        get object() {
          return current().object;
        },
        get columnTags() {
          return current().columnTags;
        },
        get grants() {
          return current().grants;
        },
        get lineage() {
          return current().lineage;
        },
        get bindings() {
          return current().bindings;
        },
      },
    });
    this.#app.use(router);
    this.#app.use(mockErrorHandler());
  }

  static async start(): Promise<UnityBench> {
    const bench = new UnityBench(await FakeUnityCatalog.start());
    bench.reset();
    return bench;
  }

  stop(): Promise<void> {
    return this.databricks.stop();
  }

  /** A backend that has just started, with empty caches. */
  reset(
    options: {
      config?: Partial<UnityCatalogConfig>;
      /** Whether the account is configured, or the lone workspace. */
      lone?: boolean;
    } = {},
  ): void {
    this.databricks.reset();
    this.denied = false;
    this.conditions = undefined;
    this.entities = [];
    this.catalogError = undefined;
    this.catalogQuestions = 0;
    this.logged = [];
    this.#unityCatalog = this.#create(options);
  }

  /** @param query - of the path, encoded here */
  get(
    path: string,
    query: Record<string, string | number | undefined> = {},
    headers: Record<string, string> = {},
  ): request.Test {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined) {
        search.append(key, String(value));
      }
    }
    return request(this.#app)
      .get(`/unity-catalog/${path}${search.size > 0 ? `?${search}` : ''}`)
      .set(headers);
  }

  /** All items of a list, page by page. */
  async all(
    path: string,
    query: Record<string, string | number | undefined>,
  ): Promise<{ items: Array<{ name: string }>; pages: number[] }> {
    const items: Array<{ name: string }> = [];
    const pages: number[] = [];
    let pageToken: string | undefined;
    do {
      const { status, body } = await this.get(path, { ...query, pageToken });
      if (status !== 200) {
        throw new Error(JSON.stringify(body));
      }
      items.push(...body.items);
      pages.push(body.items.length);
      pageToken = body.nextPageToken;
    } while (pageToken);
    return { items, pages };
  }

  /** What reads, with the caches of this test. */
  get unityCatalog(): UnityCatalog {
    return this.#started;
  }

  get #started(): UnityCatalog {
    if (!this.#unityCatalog) {
      throw new Error('the bench was not started');
    }
    return this.#unityCatalog;
  }

  #create(options: {
    config?: Partial<UnityCatalogConfig>;
    lone?: boolean;
  }): UnityCatalog {
    const kept = new Map<string, string>();
    const rules = createPermissionIntegrationRouter({
      resourceType: RESOURCE_TYPE_UNITY_CATALOG_OBJECT,
      rules: Object.values(unityObjectRules),
    });
    const { url } = this.databricks.server;
    const warn = (message: string, more?: unknown) =>
      this.logged.push(`${message} ${String(more)}`);
    const catalog = catalogServiceMock.mock({
      getEntities: async asked => {
        this.catalogQuestions += 1;
        if (this.catalogError) {
          throw this.catalogError;
        }
        return catalogServiceMock({ entities: this.entities }).getEntities(
          asked,
        );
      },
    });
    return new UnityCatalog({
      config: {
        readAs: 'portal',
        ruleFacts: ['owner', 'tags', 'objectTags'],
        // Tests change what the policy says from one request to the next.
        keepDecisionsSeconds: 0,
        warmUp: false,
        problems: [],
        ...options.config,
      },
      auth: mockServices.auth(),
      cache: mockServices.cache.mock({
        get: async key => {
          const text = kept.get(key);
          return text === undefined ? undefined : JSON.parse(text);
        },
        set: async (key, value) => {
          kept.set(key, JSON.stringify(value));
        },
      }),
      catalog,
      databricks: new DefaultDatabricksService({
        config: {
          accounts: options.lone
            ? []
            : [
                {
                  accountId: FakeUnityCatalog.accountId,
                  host: url,
                  clientId: 'id',
                  clientSecret: 'secret',
                },
              ],
          workspaces: options.lone
            ? [{ host: `${url}/lone`, name: 'lone', token: 'of-config' }]
            : [],
          allowedHosts: [],
          limits: { concurrency: 50, requestsPerSecond: 10_000 },
        },
        retryStepMs: 1,
      }),
      logger: mockServices.logger.mock({
        warn,
        error: warn,
        info: warn,
        debug: warn,
      }),
      permissions: mockServices.permissions.mock({
        authorizeConditional: async requests =>
          requests.map(({ permission: { resourceType } }) => {
            if (this.denied) {
              return { result: AuthorizeResult.DENY };
            }
            return this.conditions
              ? {
                  result: AuthorizeResult.CONDITIONAL,
                  pluginId: 'databricks',
                  resourceType,
                  conditions: this.conditions,
                }
              : { result: AuthorizeResult.ALLOW };
          }),
      }),
      registry: mockServices.permissionsRegistry.mock({
        getPermissionRuleset: ref => rules.getPermissionRuleset(ref),
      }),
    });
  }
}

/** Headers of nobody. */
export const nobody = { Authorization: mockCredentials.none.header() };
