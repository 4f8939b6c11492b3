import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  CellText,
  Table,
  Text,
  useTable,
  type ColumnConfig,
} from '@backstage/ui';
import type { Topology, TopologyEdge, TopologyNode } from '@lakeport/topology';
import { useMemo } from 'react';
import { databricksTranslationRef } from '../../translation';
import { nodeDetail } from './nodeDetail';

type EdgeRow = TopologyEdge & { id: string };

const PAGE_SIZE = 50;

/** The same content as the picture, all of it, to read and to search in. */
export function TopologyTables({ topology }: { topology: Topology }) {
  const { t } = useTranslationRef(databricksTranslationRef);
  const names = useMemo(
    () => new Map(topology.nodes.map(node => [node.id, node.name])),
    [topology],
  );
  const edges = useMemo<EdgeRow[]>(
    () =>
      topology.edges.map((edge, index) => ({ ...edge, id: `edge-${index}` })),
    [topology],
  );
  const nodeColumns = useMemo<ColumnConfig<TopologyNode>[]>(
    () => [
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
      {
        id: 'detail',
        label: t('topology.detail'),
        width: '2fr',
        cell: node => (
          // Not CellText: that cuts off what does not fit on one line.
          <Cell>
            <Text>
              {nodeDetail(node)
                .map(([key, value]) => `${key}: ${value}`)
                .join('; ')}
            </Text>
          </Cell>
        ),
      },
    ],
    [t, names],
  );
  const edgeColumns = useMemo<ColumnConfig<EdgeRow>[]>(
    () => [
      {
        id: 'source',
        label: t('topology.from'),
        isRowHeader: true,
        cell: edge => (
          <CellText title={names.get(edge.source) ?? edge.source} />
        ),
      },
      {
        id: 'kind',
        label: t('topology.connection'),
        cell: edge => <CellText title={t(`connections.${edge.kind}`)} />,
      },
      {
        id: 'target',
        label: t('topology.to'),
        cell: edge => (
          <CellText title={names.get(edge.target) ?? edge.target} />
        ),
      },
    ],
    [t, names],
  );
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
      <section aria-label={t('topology.nodesLabel')}>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('topology.nodesTitle')}
        </Text>
        <Table {...nodeTable.tableProps} columnConfig={nodeColumns} />
      </section>
      <section aria-label={t('topology.edgesLabel')}>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('topology.edgesTitle')}
        </Text>
        <Table {...edgeTable.tableProps} columnConfig={edgeColumns} />
      </section>
    </>
  );
}
