import { Cell, CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import type { WorkspaceNetwork } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { StatusText } from '../../common/StatusText';
import { TableSection } from '../../common/TableSection';

type Endpoint = WorkspaceNetwork['endpoints'][number];

function State({ state }: { state: string | undefined }) {
  const { t } = useDatabricksTranslation();
  return (
    <Cell>
      {state ? (
        <StatusText status={state} />
      ) : (
        <Text color="secondary">{t('estate.detail.notKnown')}</Text>
      )}
    </Cell>
  );
}

/** The PrivateLink endpoints of a network, each in the state that Databricks and that AWS tells. */
export function EndpointTable({ endpoints }: { endpoints: Endpoint[] }) {
  const { t } = useDatabricksTranslation();
  const columns: ColumnConfig<Endpoint>[] = [
    {
      id: 'name',
      label: t('estate.network.endpoint'),
      isRowHeader: true,
      width: '1.3fr',
      cell: ({ id, name, awsVpcEndpointId }) => {
        const title = name ?? awsVpcEndpointId ?? id;
        return (
          <CellText
            title={title}
            description={[awsVpcEndpointId, id]
              .filter(text => text && text !== title)
              .join(' · ')}
          />
        );
      },
    },
    {
      id: 'useCase',
      label: t('estate.network.useCase'),
      cell: ({ useCase }) => <CellText title={useCase ?? '–'} />,
    },
    {
      id: 'databricks',
      label: t('estate.network.databricksState'),
      cell: ({ state }) => <State state={state} />,
    },
    {
      id: 'aws',
      label: t('estate.network.awsState'),
      cell: ({ awsState }) => <State state={awsState} />,
    },
  ];
  return endpoints.length > 0 ? (
    <TableSection label={t('estate.network.endpoints')} minWidth="38rem">
      <Table
        columnConfig={columns}
        data={endpoints}
        pagination={{ type: 'none' }}
      />
    </TableSection>
  ) : (
    <Text as="p" color="secondary">
      {t('estate.network.noEndpoints')}
    </Text>
  );
}
