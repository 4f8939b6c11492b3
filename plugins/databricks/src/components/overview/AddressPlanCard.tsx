import {
  Card,
  CardBody,
  CardHeader,
  CellText,
  Table,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import { useMemo } from 'react';
import type { EnvironmentTopology } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';

type AddressPlan = NonNullable<EnvironmentTopology['addressPlan']>;
type Row = AddressPlan['subnets'][number] & { id: string };

/** The subnets of the environment, what fits into them and what is left. */
export function AddressPlanCard(props: { plan: AddressPlan }) {
  const { cidr, subnets, free } = props.plan;
  const { t } = useDatabricksTranslation();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'name',
        label: t('addresses.name'),
        isRowHeader: true,
        cell: item => <CellText title={item.name} />,
      },
      {
        id: 'tier',
        label: t('addresses.tier'),
        cell: item => <CellText title={item.tier} />,
      },
      {
        id: 'zone',
        label: t('addresses.zone'),
        cell: item => <CellText title={item.availabilityZone} />,
      },
      {
        id: 'cidr',
        label: t('addresses.cidr'),
        cell: item => <CellText title={item.cidr} />,
      },
      {
        id: 'usable',
        label: t('addresses.usable'),
        cell: item => <CellText title={String(item.usable)} />,
      },
      {
        id: 'nodes',
        label: t('addresses.nodes'),
        cell: item => (
          <CellText
            // Only private subnets hold cluster nodes.
            title={item.tier === 'private' ? String(item.nodes) : '–'}
          />
        ),
      },
    ],
    [t],
  );
  const zones = new Set(subnets.map(subnet => subnet.availabilityZone)).size;
  const nodes = subnets
    .filter(subnet => subnet.tier === 'private')
    .reduce((sum, subnet) => sum + subnet.nodes, 0);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('addresses.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Text as="p">
          {t('addresses.summary', {
            cidr,
            zones: String(zones),
            nodes: String(nodes),
          })}
        </Text>
        <section aria-label={t('addresses.tableLabel')}>
          <Table
            columnConfig={columns}
            data={subnets.map(subnet => ({ ...subnet, id: subnet.cidr }))}
            pagination={{ type: 'none' }}
          />
        </section>
        <Text as="p" variant="body-small" color="secondary">
          {free.length === 0
            ? t('addresses.noFree')
            : t('addresses.free', { blocks: free.join(', ') })}
        </Text>
      </CardBody>
    </Card>
  );
}
