import { Cell, Flex, Table, Text, type ColumnConfig } from '@backstage/ui';
import type { Metastore } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EntityLink } from '../common/EntityLink';
import { ExternalLink } from '../common/ExternalLink';
import { Fact } from '../common/Fact';
import { FactList } from '../common/FactList';
import { StatusText } from '../common/StatusText';
import { TableSection } from '../common/TableSection';
import { OwnerName } from './detail/OwnerName';

type Row = Metastore['workspaces'][number];

/** A metastore: where it is, whose it is, and its workspaces. */
export function MetastoreDetails({ metastore }: { metastore: Metastore }) {
  const { id, name, region, accountId, owner, storageRoot, entityRef } =
    metastore;
  const { t } = useDatabricksTranslation();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'name',
        label: t('workspaces.name'),
        isRowHeader: true,
        cell: workspace => (
          <Cell>
            <ExternalLink
              href={workspace.url}
              label={t('workspaces.openLabel', { name: workspace.name })}
            >
              {workspace.name}
            </ExternalLink>
          </Cell>
        ),
      },
      {
        id: 'status',
        label: t('workspaces.status'),
        cell: ({ status }) => (
          <Cell>
            <StatusText status={status} />
          </Cell>
        ),
      },
      {
        id: 'id',
        label: t('overview.id'),
        cell: workspace => (
          <Cell>
            <Text>{workspace.id}</Text>
          </Cell>
        ),
      },
    ],
    [t],
  );
  return (
    <Flex direction="column" gap="4">
      <Text as="h2" variant="title-small" weight="bold">
        {name}
      </Text>
      <FactList>
        <Fact label={t('explorer.metastore.id')}>
          {entityRef ? <EntityLink entityRef={entityRef}>{id}</EntityLink> : id}
        </Fact>
        {accountId && <Fact label={t('workspaces.account')}>{accountId}</Fact>}
        {region && <Fact label={t('workspaces.region')}>{region}</Fact>}
        <Fact label={t('explorer.facts.owner')}>
          <OwnerName owner={owner} />
        </Fact>
        {storageRoot && (
          <Fact label={t('explorer.facts.storageRoot')}>
            <code>{storageRoot}</code>
          </Fact>
        )}
      </FactList>
      <TableSection label={t('explorer.metastore.workspaces')}>
        <Table
          columnConfig={columns}
          data={metastore.workspaces}
          pagination={{ type: 'none' }}
          emptyState={t('explorer.metastore.noWorkspaces')}
        />
      </TableSection>
    </Flex>
  );
}
