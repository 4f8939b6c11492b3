import {
  Cell,
  CellText,
  Link,
  Table,
  Text,
  type ColumnConfig,
  type TablePaginationType,
} from '@backstage/ui';
import type { RepositoryVersion } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { useUpgradeHref } from '../actions/useUpgradeHref';
import { EntityLink } from '../common/EntityLink';
import { ExternalLink } from '../common/ExternalLink';
import { StatusText } from '../common/StatusText';
import { TableSection } from '../common/TableSection';
import { behindTone } from './behindTone';
import { isBehind } from './isBehind';

type Row = RepositoryVersion & { id: string };

/** Repositories with the lakeport that they use, how far it is behind, and a way to upgrade it. */
export function VersionsTable(props: {
  repositories: readonly RepositoryVersion[];
  pagination: TablePaginationType;
}) {
  const { t } = useDatabricksTranslation();
  const upgradeHref = useUpgradeHref();
  const rows = useMemo(
    () =>
      props.repositories.map((item): Row => ({ ...item, id: item.entityRef })),
    [props.repositories],
  );
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'name',
        label: t('versions.name'),
        isRowHeader: true,
        width: '1.4fr',
        cell: ({ entityRef, title, name }) => (
          <Cell>
            <EntityLink entityRef={entityRef}>{title ?? name}</EntityLink>
          </Cell>
        ),
      },
      {
        id: 'kind',
        label: t('versions.kind'),
        cell: ({ kind }) => <CellText title={t(`versions.kinds.${kind}`)} />,
      },
      {
        id: 'used',
        label: t('versions.used'),
        cell: ({ lakeport }) => (
          <CellText title={lakeport.used ?? t('versions.unknownVersion')} />
        ),
      },
      {
        id: 'state',
        label: t('versions.state'),
        width: '1.4fr',
        cell: ({ lakeport: { behind } }) => (
          <Cell>
            <StatusText
              status={t(`versions.behind.${behind}`)}
              tone={behindTone[behind]}
            />
          </Cell>
        ),
      },
      {
        id: 'repository',
        label: t('versions.repository'),
        cell: ({ repositoryUrl, name }) => (
          <Cell>
            {repositoryUrl ? (
              <ExternalLink
                href={repositoryUrl}
                label={t('versions.openLabel', { name })}
              >
                {t('versions.open')}
              </ExternalLink>
            ) : (
              <Text>–</Text>
            )}
          </Cell>
        ),
      },
      {
        id: 'upgrade',
        label: t('versions.upgrade'),
        cell: ({ entityRef, name, lakeport }) => {
          const href = isBehind(lakeport)
            ? upgradeHref([entityRef])
            : undefined;
          return (
            <Cell>
              {href ? (
                <Link
                  href={href}
                  aria-label={t('versions.upgradeLabel', { name })}
                >
                  {t('versions.upgrade')}
                </Link>
              ) : (
                <Text>–</Text>
              )}
            </Cell>
          );
        },
      },
    ],
    [t, upgradeHref],
  );
  return (
    <TableSection label={t('versions.tableLabel')} minWidth="48rem">
      <Table columnConfig={columns} data={rows} pagination={props.pagination} />
    </TableSection>
  );
}
