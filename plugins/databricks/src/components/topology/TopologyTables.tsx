import {
  Button,
  Cell,
  CellText,
  Table,
  Text,
  useTable,
  type ColumnConfig,
} from '@backstage/ui';
import type {
  EdgeComparison,
  Topology,
  TopologyEdge,
  TopologyNode,
} from '@lakeport/topology';
import { memo, useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { TableSection } from '../common/TableSection';
import type { ComparedPart, NetworkView } from './NetworkView';
import { StatusMark } from './StatusMark';
import { detailText } from './detailText';
import { edgeKey } from './edgeKey';
import { nodeDetail } from './nodeDetail';
import styles from './topology.module.css';

type EdgeRow = TopologyEdge & { id: string; status?: EdgeComparison['status'] };

const PAGE_SIZE = 50;

/** All that a part tells, in one line; of one that is not as declared, both sides. */
function useDetailText() {
  const { t } = useDatabricksTranslation();
  return (node: TopologyNode, compared: ComparedPart | undefined) => {
    const differences = compared?.differences ?? [];
    const apart = new Set(differences.map(({ detail }) => detail));
    return [
      ...differences.map(({ detail, declared, observed }) =>
        t('observed.table.difference', {
          detail,
          declared: detailText(declared),
          observed: detailText(observed),
        }),
      ),
      ...nodeDetail(node)
        .filter(([key]) => !apart.has(key))
        .map(([key, value]) => `${key}: ${value}`),
      ...(compared?.reason ? [compared.reason] : []),
    ].join('; ');
  };
}

/** The same content as the picture, all of it, folded or not. */
export const TopologyTables = memo(function Tables(props: {
  view: NetworkView;
  /** What of it is not filtered away. */
  topology: Topology;
  onShow: (id: string) => void;
}) {
  const { view, topology, onShow } = props;
  const { t } = useDatabricksTranslation();
  const detailOf = useDetailText();
  const isCompared = view.compared.size > 0;
  const findings = useMemo(() => {
    const messages = new Map<string, string[]>();
    for (const { nodes, message } of view.health) {
      for (const id of nodes) {
        messages.set(id, [...(messages.get(id) ?? []), message]);
      }
    }
    return messages;
  }, [view]);
  const names = useMemo(
    () => new Map(topology.nodes.map(node => [node.id, node.name])),
    [topology],
  );
  const edges = useMemo<EdgeRow[]>(
    () =>
      topology.edges.map((edge, index) => ({
        ...edge,
        id: `edge-${index}`,
        status: view.comparedEdges.get(edgeKey(edge)),
      })),
    [topology, view],
  );
  const statusColumn: ColumnConfig<TopologyNode> = {
    id: 'status',
    label: t('observed.table.status'),
    cell: node => {
      const status = view.compared.get(node.id)?.status;
      return <Cell>{status && <StatusMark status={status} />}</Cell>;
    },
  };
  const findingsColumn: ColumnConfig<TopologyNode> = {
    id: 'findings',
    label: t('observed.table.findings'),
    width: '1.5fr',
    cell: node => (
      <Cell>
        <Text className={styles.wrapped}>
          {findings.get(node.id)?.join('; ') ?? '–'}
        </Text>
      </Cell>
    ),
  };
  const nodeColumns: ColumnConfig<TopologyNode>[] = [
    {
      id: 'name',
      label: t('topology.name'),
      isRowHeader: true,
      cell: node => <CellText title={node.name} />,
    },
    {
      id: 'kind',
      label: t('topology.kind'),
      cell: node => <CellText title={t(`kinds.${node.kind}`)} />,
    },
    {
      id: 'parent',
      label: t('topology.parent'),
      cell: node => (
        <CellText title={(node.parent && names.get(node.parent)) || '–'} />
      ),
    },
    ...(isCompared ? [statusColumn] : []),
    {
      id: 'detail',
      label: t('topology.detail'),
      width: '2fr',
      cell: node => (
        // Not CellText: that cuts off what does not fit on one line.
        <Cell>
          <Text className={styles.wrapped}>
            {detailOf(node, view.compared.get(node.id))}
          </Text>
        </Cell>
      ),
    },
    ...(findings.size > 0 ? [findingsColumn] : []),
    {
      id: 'show',
      label: t('trace.show'),
      width: 90,
      cell: node => (
        <Cell>
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('trace.select', { name: node.name })}
            onPress={() => onShow(node.id)}
          >
            {t('trace.show')}
          </Button>
        </Cell>
      ),
    },
  ];
  const edgeColumns: ColumnConfig<EdgeRow>[] = [
    {
      id: 'source',
      label: t('topology.from'),
      isRowHeader: true,
      cell: edge => <CellText title={names.get(edge.source) ?? edge.source} />,
    },
    {
      id: 'kind',
      label: t('topology.connection'),
      cell: edge => <CellText title={t(`connections.${edge.kind}`)} />,
    },
    {
      id: 'target',
      label: t('topology.to'),
      cell: edge => <CellText title={names.get(edge.target) ?? edge.target} />,
    },
    ...(isCompared
      ? [
          {
            id: 'status',
            label: t('observed.table.status'),
            cell: ({ status }: EdgeRow) => (
              <Cell>{status && <StatusMark status={status} />}</Cell>
            ),
          },
        ]
      : []),
  ];
  const nodeTable = useTable({
    mode: 'complete',
    data: topology.nodes,
    paginationOptions: { pageSize: PAGE_SIZE },
  });
  const edgeTable = useTable({
    mode: 'complete',
    data: edges,
    paginationOptions: { pageSize: PAGE_SIZE },
  });
  return (
    <>
      <TableSection label={t('topology.nodesLabel')}>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('topology.nodesTitle')}
        </Text>
        <Table {...nodeTable.tableProps} columnConfig={nodeColumns} />
      </TableSection>
      <TableSection label={t('topology.edgesLabel')}>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('topology.edgesTitle')}
        </Text>
        <Table {...edgeTable.tableProps} columnConfig={edgeColumns} />
      </TableSection>
    </>
  );
});
