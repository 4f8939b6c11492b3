import {
  Card,
  CardBody,
  CardHeader,
  Cell,
  Column,
  Table,
  Text,
  type ColumnConfig,
} from '@backstage/ui';
import type { ProjectEnvironment } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { EnvironmentHeading } from './EnvironmentHeading';
import styles from './project.module.css';
import { useComparisonRows, type ComparisonRow } from './useComparisonRows';

/** Narrower columns would break ids; many environments make the table scroll. */
const COLUMN_WIDTH = 210;

/** The environments side by side: a column each, so that a row tells how they differ. */
export function EnvironmentComparison(props: {
  environments: readonly ProjectEnvironment[];
}) {
  const { environments } = props;
  const { t } = useDatabricksTranslation();
  const rows = useComparisonRows();
  const columns = useMemo<ColumnConfig<ComparisonRow>[]>(
    () => [
      {
        id: 'fact',
        label: t('project.fact'),
        isRowHeader: true,
        minWidth: 160,
        cell: ({ label }) => (
          <Cell>
            <Text weight="bold">{label}</Text>
          </Cell>
        ),
      },
      ...environments.map(
        (environment, index): ColumnConfig<ComparisonRow> => ({
          id: `environment ${environment.name}`,
          label: environment.name,
          header: () => (
            <Column
              id={`environment ${environment.name}`}
              minWidth={COLUMN_WIDTH}
              textValue={environment.name}
            >
              <EnvironmentHeading environment={environment} />
            </Column>
          ),
          cell: ({ render }) => (
            <Cell>{render(environment, environments[index - 1])}</Cell>
          ),
        }),
      ),
    ],
    [t, environments],
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('project.title')}
        </Text>
      </CardHeader>
      <CardBody>
        {environments.length === 0 ? (
          <EmptyState
            title={t('project.emptyTitle')}
            hint={t('project.emptyHint')}
          />
        ) : (
          <section
            className={styles.comparison}
            aria-label={t('project.tableLabel')}
          >
            <Table
              columnConfig={columns}
              data={rows}
              pagination={{ type: 'none' }}
            />
          </section>
        )}
      </CardBody>
    </Card>
  );
}
