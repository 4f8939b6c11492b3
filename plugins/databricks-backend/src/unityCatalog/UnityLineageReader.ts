import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type {
  UnityLineage,
  UnityLineageNode,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import type { UnityCatalogReader } from '@lakeport/backstage-plugin-databricks-node';
import { authorizeUnityObject } from './authorizeUnityObject';
import { fullNameOf } from './fullNameOf';
import { lineageNodesOf } from './lineageNodesOf';
import type { UnityAccess } from './UnityAccess';
import type { UnityCaller } from './UnityCaller';
import type { UnityCatalogGateway } from './UnityCatalogGateway';
import type { UnityDecision } from './UnityDecision';
import { UnityReadings } from './UnityReadings';
import { withLinks } from './withLinks';

/** Both ends as Databricks tells them. */
type Ends = { upstreams: UnityLineageNode[]; downstreams: UnityLineageNode[] };

/** Names a table, or a column of it, and the workspace to read through. */
export interface UnityLineageQuestion {
  metastore: string;
  workspace?: string;
  catalog: string;
  schema: string;
  table: string;
  column?: string;
}

/**
 * Where data come from and go to, one step each way. Of a table that the caller
 * may not see the answer says that it is there, and nothing else.
 */
export class UnityLineageReader {
  readonly #access: Pick<UnityAccess, 'decide'>;
  readonly #gateway: Pick<UnityCatalogGateway, 'read'>;
  readonly #readings: UnityReadings<Ends>;

  constructor(options: {
    access: Pick<UnityAccess, 'decide'>;
    gateway: Pick<UnityCatalogGateway, 'read'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    this.#access = options.access;
    this.#gateway = options.gateway;
    this.#readings = new UnityReadings({ ...options, name: 'lineage' });
  }

  /** @throws as UnityObjectReader.read */
  async read(
    request: UnityLineageQuestion,
    caller: UnityCaller,
  ): Promise<UnityLineage> {
    const { metastore: metastoreId, catalog, schema, table, column } = request;
    const object: UnityObjectName = {
      metastoreId,
      kind: 'table',
      catalog,
      schema,
      name: table,
    };
    const decision = await this.#access.decide(caller.credentials);
    await authorizeUnityObject(decision, object);
    const fullName = fullNameOf(object);
    const { value, metastore, age, errors } = await this.#gateway.read(
      { metastoreId, catalog, workspaceId: request.workspace },
      caller.rights,
      {
        of: [fullName, JSON.stringify(column ?? null)],
        readings: this.#readings,
        read: (reader, signal) => ends(reader, fullName, column, signal),
      },
    );
    const [upstreams, downstreams] = await Promise.all(
      [value.upstreams, value.downstreams].map(nodes =>
        this.#shown(nodes, metastoreId, decision),
      ),
    );
    return {
      upstreams: upstreams.map(node => withLinks(node, metastore.workspaces)),
      downstreams: downstreams.map(node =>
        withLinks(node, metastore.workspaces),
      ),
      age,
      errors,
    };
  }

  async #shown(
    nodes: UnityLineageNode[],
    metastoreId: string,
    decision: UnityDecision,
  ): Promise<UnityLineageNode[]> {
    const allowed = await decision.allows(
      nodes.map(({ catalog, schema, table }) => ({
        metastoreId,
        kind: 'table',
        catalog,
        schema,
        name: table,
        owner: false,
      })),
    );
    let hidden = 0;
    return nodes.map((node, index) => {
      if (allowed[index]) {
        return node;
      }
      hidden += 1;
      return {
        catalog: '',
        schema: '',
        table: `hidden table ${hidden}`,
        hidden: true,
      };
    });
  }
}

async function ends(
  reader: UnityCatalogReader,
  fullName: string,
  column: string | undefined,
  signal: AbortSignal,
): Promise<Ends> {
  if (column === undefined) {
    const found = await reader.tableLineage(fullName, { signal });
    return {
      upstreams: lineageNodesOf(found.upstreams),
      downstreams: lineageNodesOf(found.downstreams),
    };
  }
  const found = await reader.columnLineage(fullName, column, { signal });
  const shown = (columns: typeof found.upstreams) =>
    columns.map(({ catalogName, schemaName, tableName, name }) => ({
      catalog: catalogName,
      schema: schemaName,
      table: tableName,
      column: name,
    }));
  return {
    upstreams: shown(found.upstreams),
    downstreams: shown(found.downstreams),
  };
}
