import { Cell, CellText, Table, type ColumnConfig } from '@backstage/ui';
import type { NetworkSubnet } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { TableSection } from '../../common/TableSection';
import { AddressBar } from './AddressBar';

/** The subnets that compute is started in, with their free addresses. */
export function SubnetTable({ subnets }: { subnets: NetworkSubnet[] }) {
  const { t } = useDatabricksTranslation();
  const columns: ColumnConfig<NetworkSubnet>[] = [
    {
      id: 'name',
      label: t('estate.network.subnet'),
      isRowHeader: true,
      width: '1.3fr',
      cell: ({ id, name }) => (
        <CellText title={name ?? id} description={name && id} />
      ),
    },
    {
      id: 'zone',
      label: t('estate.network.zone'),
      cell: ({ availabilityZone }) => (
        <CellText title={availabilityZone ?? '–'} />
      ),
    },
    {
      id: 'cidr',
      label: t('estate.network.cidr'),
      cell: ({ cidr }) => <CellText title={cidr ?? '–'} />,
    },
    {
      id: 'free',
      label: t('estate.network.free'),
      width: '1.6fr',
      cell: subnet => (
        <Cell>
          <AddressBar subnet={subnet} />
        </Cell>
      ),
    },
  ];
  return (
    <TableSection label={t('estate.network.subnets')} minWidth="38rem">
      <Table
        columnConfig={columns}
        data={subnets}
        pagination={{ type: 'none' }}
        emptyState={t('estate.network.noSubnets')}
      />
    </TableSection>
  );
}
