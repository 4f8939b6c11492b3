import {
  Cell,
  CellText,
  Link,
  Table,
  Text,
  type ColumnConfig,
  type TablePaginationType,
} from '@backstage/ui';
import type { Network } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EntityLink } from '../common/EntityLink';
import { formatCount } from '../common/formatCount';
import { TableSection } from '../common/TableSection';
import { FindingCounts } from './FindingCounts';
import { NetworkWorkspaces } from './NetworkWorkspaces';

type Row = Network & { id: string };

/** VPCs of all accounts and regions, with what is in them and how they are. */
export function NetworksTable(props: {
  networks: Network[];
  hrefOf: (network: Network) => string;
  pagination: TablePaginationType;
}) {
  const { networks, hrefOf, pagination } = props;
  const { t } = useDatabricksTranslation();
  // A VPC that is shared is of two accounts.
  const rows = networks.map(network => ({
    ...network,
    id: `${network.accountId} ${network.region} ${network.vpcId}`,
  }));
  // Wide enough for account ids, names of regions and CIDR blocks on one line.
  const columns: ColumnConfig<Row>[] = [
    {
      id: 'name',
      label: t('observed.networks.vpc'),
      width: '1.4fr',
      isRowHeader: true,
      cell: item => (
        <Cell>
          <Link href={hrefOf(item)}>{item.name ?? item.vpcId}</Link>
          {item.name && (
            <Text as="p" variant="body-small" color="secondary">
              {item.vpcId}
            </Text>
          )}
        </Cell>
      ),
    },
    {
      id: 'account',
      label: t('observed.networks.account'),
      minWidth: 136,
      cell: item => <CellText title={item.accountId} />,
    },
    {
      id: 'region',
      label: t('observed.networks.region'),
      minWidth: 124,
      cell: item => <CellText title={item.region} />,
    },
    {
      id: 'cidrs',
      label: t('observed.networks.cidrs'),
      minWidth: 136,
      cell: item => (
        <Cell>
          <Text>{item.cidrs.join(', ') || '–'}</Text>
        </Cell>
      ),
    },
    {
      id: 'workspaces',
      label: t('observed.networks.workspaces'),
      width: '1.4fr',
      cell: item => (
        <Cell>
          <NetworkWorkspaces workspaces={item.workspaces} />
        </Cell>
      ),
    },
    {
      id: 'addresses',
      label: t('observed.networks.freeAddresses'),
      cell: ({ freeAddresses, totalAddresses }) => (
        <CellText
          title={
            freeAddresses === undefined
              ? t('observed.networks.notRead')
              : [freeAddresses, totalAddresses]
                  .filter(value => value !== undefined)
                  .map(formatCount)
                  .join(' / ')
          }
        />
      ),
    },
    {
      id: 'health',
      label: t('observed.health.title'),
      width: '1.4fr',
      cell: item => (
        <Cell>
          <FindingCounts findings={item.findings} />
        </Cell>
      ),
    },
    {
      id: 'entity',
      label: t('observed.networks.entity'),
      cell: ({ entityRef }) => (
        <Cell>
          {entityRef ? <EntityLink entityRef={entityRef} /> : <Text>–</Text>}
        </Cell>
      ),
    },
  ];
  return (
    <TableSection label={t('observed.networks.tableLabel')} minWidth="70rem">
      <Table
        data={rows}
        columnConfig={columns}
        pagination={pagination}
        emptyState={t('observed.networks.noMatch')}
      />
    </TableSection>
  );
}
