import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import databricksPlugin from '../../plugins/databricks-backend/src';
import {
  awsNetworkReaderServiceRef,
  databricksServiceRef,
} from '../../plugins/databricks-node/src';
import type { EstateClients } from './EstateClients';

/** Longer than any answer under a fault takes, in milliseconds. */
const PATIENCE = 25_000;

/** The plugin's REST routes over an estate, in a backend that has asked nothing yet. */
export class EstateRoutes {
  private constructor(
    private readonly backend: TestBackend,
    private readonly url: string,
  ) {}

  static async start({ databricks, aws }: EstateClients) {
    const backend = await startTestBackend({
      features: [
        databricksPlugin,
        catalogServiceMock.factory({ entities: [] }),
        // Nothing is asked of the estate but what a test asks for.
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => mockServices.scheduler(),
        }),
        createServiceFactory({
          service: databricksServiceRef,
          deps: {},
          factory: () => databricks,
        }),
        createServiceFactory({
          service: awsNetworkReaderServiceRef,
          deps: {},
          factory: () => aws,
        }),
      ],
    });
    const address = backend.server.address();
    if (address === null || typeof address === 'string') {
      throw new Error('the backend listens on no port');
    }
    return new EstateRoutes(
      backend,
      `http://localhost:${address.port}/api/databricks`,
    );
  }

  /** What a route answers to somebody who may everything. */
  async get(path: string): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(`${this.url}${path}`, {
      headers: { authorization: 'Bearer mock-user-token' },
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: answer.status, body: await answer.json() };
  }

  async stop(): Promise<void> {
    await this.backend.stop();
  }
}
