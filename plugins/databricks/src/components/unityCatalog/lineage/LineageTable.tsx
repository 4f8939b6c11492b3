import {
  Button,
  Cell,
  Link,
  Table,
  Text,
  useTable,
  type ColumnConfig,
} from '@backstage/ui';
import type { UnityLineageNode } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { TableSection } from '../../common/TableSection';
import { useUnityHref } from '../useUnityHref';
import type { LineageGraph, LineageGraphNode } from './LineageGraph';
import { LineageOrigins } from './LineageOrigins';
import { useLineageText } from './useLineageText';

type Row = LineageGraphNode & { from: string[]; to: string[] };

const PAGE_SIZE = 20;

/** The content of the picture as a table: each table with what it is read from and goes to. */
export function LineageTable(props: {
  graph: LineageGraph;
  metastoreId: string;
  onExpand: (node: UnityLineageNode) => void;
}) {
  const { graph, metastoreId, onExpand } = props;
  const { t } = useDatabricksTranslation();
  const textOf = useLineageText();
  const hrefOf = useUnityHref();
  const rows = useMemo(() => {
    const names = new Map(
      graph.nodes.map(node => [node.id, textOf(node).name]),
    );
    const from = new Map<string, string[]>();
    const to = new Map<string, string[]>();
    for (const { source, target } of graph.edges) {
      from.set(target, [...(from.get(target) ?? []), names.get(source) ?? '']);
      to.set(source, [...(to.get(source) ?? []), names.get(target) ?? '']);
    }
    return [...graph.nodes]
      .sort((a, b) => a.distance - b.distance)
      .map(
        (node): Row => ({
          ...node,
          from: from.get(node.id) ?? [],
          to: to.get(node.id) ?? [],
        }),
      );
  }, [graph, textOf]);
  const { tableProps } = useTable({
    mode: 'complete',
    data: rows,
    paginationOptions: { pageSize: PAGE_SIZE },
  });
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'name',
        label: t('explorer.lineage.name'),
        isRowHeader: true,
        width: '1.6fr',
        cell: row => {
          const { name, place } = textOf(row);
          const { catalog, schema, table, hidden } = row.node;
          return (
            <Cell>
              {hidden ? (
                <Text color="secondary">{name}</Text>
              ) : (
                <Link
                  href={hrefOf({
                    metastoreId,
                    kind: 'table',
                    catalog,
                    schema,
                    name: table,
                  })}
                >
                  {`${place}.${name}`}
                </Link>
              )}
            </Cell>
          );
        },
      },
      {
        id: 'where',
        label: t('explorer.lineage.where'),
        cell: row => (
          <Cell>
            <Text>{textOf(row).where}</Text>
          </Cell>
        ),
      },
      {
        id: 'from',
        label: t('explorer.lineage.from'),
        cell: ({ from }) => (
          <Cell>
            <Text>{from.join(', ') || '–'}</Text>
          </Cell>
        ),
      },
      {
        id: 'to',
        label: t('explorer.lineage.to'),
        cell: ({ to }) => (
          <Cell>
            <Text>{to.join(', ') || '–'}</Text>
          </Cell>
        ),
      },
      {
        id: 'origins',
        label: t('explorer.lineage.origins'),
        cell: ({ node }) => (
          <Cell>
            <LineageOrigins node={node} />
          </Cell>
        ),
      },
      {
        id: 'expand',
        label: t('explorer.lineage.further'),
        width: 100,
        cell: row => {
          const { name, place } = textOf(row);
          return (
            <Cell>
              {row.node.hidden || row.isExpanded ? (
                <Text color="secondary">–</Text>
              ) : (
                <Button
                  size="small"
                  variant="secondary"
                  aria-label={t('explorer.lineage.expandLabel', {
                    name: `${place}.${name}`,
                  })}
                  onPress={() => onExpand(row.node)}
                >
                  {t('explorer.lineage.expand')}
                </Button>
              )}
            </Cell>
          );
        },
      },
    ],
    [t, textOf, hrefOf, metastoreId, onExpand],
  );
  return (
    <TableSection label={t('explorer.lineage.tableLabel')} minWidth="48rem">
      <Table {...tableProps} columnConfig={columns} />
    </TableSection>
  );
}
