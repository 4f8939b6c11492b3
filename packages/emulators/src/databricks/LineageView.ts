import type { Answer } from './Answer';
import type { FoundTable, SeededContent } from './seed/SeededContent';
import { stableId } from './stableId';

/** What of a seed is made of what, as lineage answers it. */
export class LineageView {
  constructor(
    private readonly content: SeededContent,
    private readonly lookup: {
      /** Whether a table is there and can be seen. */
      isThere(fullName: string): boolean;
      /** The workspace with a job of that name. */
      workspaceOfJob(name: string): { id: string; name: string } | undefined;
    },
  ) {}

  tableLineage(fullName: string): Answer | undefined {
    const tables = this.visible();
    const self = tables.get(fullName);
    const upstreams = (self?.table.upstreams ?? []).flatMap(
      name => tables.get(name) ?? [],
    );
    const downstreams = [...tables.values()].filter(({ table }) =>
      table.upstreams.includes(fullName),
    );
    if (upstreams.length + downstreams.length === 0) {
      return undefined;
    }
    return {
      upstreams: upstreams.map(found => ({
        tableInfo: tableInfo(found),
        jobInfos: this.jobInfos(self),
      })),
      downstreams: downstreams.map(found => ({
        tableInfo: tableInfo(found),
        jobInfos: this.jobInfos(found),
      })),
    };
  }

  columnLineage(fullName: string, column: string): Answer | undefined {
    const tables = this.visible();
    const target = `${fullName}.${column}`;
    const upstreams = (
      tables.get(fullName)?.table.columnUpstreams[column] ?? []
    ).flatMap(name => columnInfo(name, tables));
    const downstreams = [...tables.entries()].flatMap(([name, { table }]) =>
      Object.entries(table.columnUpstreams)
        .filter(([, sources]) => sources.includes(target))
        .flatMap(([own]) => columnInfo(`${name}.${own}`, tables)),
    );
    return upstreams.length + downstreams.length === 0
      ? undefined
      : { upstream_cols: upstreams, downstream_cols: downstreams };
  }

  private visible(): Map<string, FoundTable> {
    return new Map(
      this.content
        .tables()
        .map(found => [fullNameOf(found), found] as const)
        .filter(([name]) => this.lookup.isThere(name)),
    );
  }

  private jobInfos(found: FoundTable | undefined): Answer[] {
    return (found?.table.jobs ?? []).flatMap(job => {
      const workspace = this.lookup.workspaceOfJob(job);
      return workspace
        ? {
            workspace_id: BigInt(workspace.id),
            job_id: stableId.number(`job ${workspace.name} ${job}`),
          }
        : [];
    });
  }
}

function fullNameOf({ place, name }: FoundTable): string {
  return `${place.catalog}.${place.schema}.${name}`;
}

function tableInfo({ place, name, table }: FoundTable): Answer {
  return {
    name,
    catalog_name: place.catalog,
    schema_name: place.schema,
    table_type: table.type,
  };
}

function columnInfo(name: string, tables: Map<string, FoundTable>): Answer[] {
  const [catalog, schema, table, column] = name.split('.');
  return tables.has(`${catalog}.${schema}.${table}`)
    ? [
        {
          name: column,
          catalog_name: catalog,
          schema_name: schema,
          table_name: table,
        },
      ]
    : [];
}
