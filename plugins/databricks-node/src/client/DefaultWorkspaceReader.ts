import { z } from 'zod';
import { id, list, text } from './answers/fields';
import { DefaultComputeReader } from './compute/DefaultComputeReader';
import type { DatabricksReadOptions } from './DatabricksService';
import type {
  DatabricksMe,
  DatabricksWorkspaceReader,
} from './DatabricksWorkspaceReader';
import type { HostClient } from './HostClient';
import { DefaultStatementRunner } from './statements/DefaultStatementRunner';
import { DefaultUnityCatalogReader } from './unityCatalog/DefaultUnityCatalogReader';

/** GET /api/2.0/preview/scim/v2/Me. */
const meAnswer = z.object({
  id,
  userName: text,
  displayName: text,
  groups: list(z.object({ display: text })),
});

/** A workspace over REST. */
export class DefaultWorkspaceReader implements DatabricksWorkspaceReader {
  readonly url: string;
  readonly unityCatalog: DefaultUnityCatalogReader;
  readonly compute: DefaultComputeReader;
  readonly statements: DefaultStatementRunner;
  readonly #host: HostClient;

  constructor(host: HostClient, options: { retryStepMs: number }) {
    this.url = host.baseUrl;
    this.#host = host;
    this.unityCatalog = new DefaultUnityCatalogReader(host);
    this.compute = new DefaultComputeReader(host);
    this.statements = new DefaultStatementRunner(host, {
      stepMs: options.retryStepMs,
    });
  }

  async me(options?: DatabricksReadOptions): Promise<DatabricksMe> {
    const { answer, headers } = await this.#host.getWithHeaders(
      ['api', '2.0', 'preview', 'scim', 'v2', 'Me'],
      { schema: meAnswer, signal: options?.signal },
    );
    const workspaceId = headers.get('X-Databricks-Org-Id');
    return {
      id: answer.id,
      userName: answer.userName,
      displayName: answer.displayName,
      groups: answer.groups.flatMap(({ display }) => display ?? []),
      ...(workspaceId && { workspaceId }),
    };
  }
}
