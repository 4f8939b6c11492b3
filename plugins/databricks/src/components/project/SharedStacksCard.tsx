import {
  Card,
  CardBody,
  CardHeader,
  Cell,
  Table,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import type { ProjectTarget } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { TableSection } from '../common/TableSection';
import { EnvironmentHeading } from './EnvironmentHeading';
import { useDeployedFacts } from './useDeployedFacts';

type Row = ProjectTarget & { id: string };

/** What is between the environments of a project, and the way to the pages of it. */
export function SharedStacksCard(props: {
  sharedStacks: readonly ProjectTarget[];
}) {
  const { sharedStacks } = props;
  const { t } = useDatabricksTranslation();
  const { applied, drift, active, lastDeployment, cost } = useDeployedFacts();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'name',
        label: t('sharedStack.name'),
        isRowHeader: true,
        cell: item => (
          <Cell textValue={item.name}>
            <EnvironmentHeading environment={item} />
          </Cell>
        ),
      },
      ...[applied, drift, active, lastDeployment, cost].map(
        ({ id, label, render }): ColumnConfig<Row> => ({
          id,
          label,
          cell: item => <Cell>{render(item)}</Cell>,
        }),
      ),
    ],
    [t, applied, drift, active, lastDeployment, cost],
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('sharedStack.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <TableSection label={t('sharedStack.title')} minWidth="60rem">
          <Table
            columnConfig={columns}
            data={sharedStacks.map(target => ({ ...target, id: target.name }))}
            pagination={{ type: 'none' }}
          />
        </TableSection>
      </CardBody>
    </Card>
  );
}
