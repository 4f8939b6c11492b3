import { Cell, Table, Text, type ColumnConfig } from '@backstage/ui';
import type { UnityGrant } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { TableSection } from '../../common/TableSection';
import { OwnerName } from './OwnerName';
import styles from './detail.module.css';

type Row = UnityGrant & { id: string };

/** Principals with what they may do: by grants on the object itself, and by grants on what is around it. */
export function GrantsTable(props: { grants: readonly UnityGrant[] }) {
  const { grants } = props;
  const { t } = useDatabricksTranslation();
  const rows = useMemo(
    () =>
      grants.map(
        (grant, index): Row => ({
          ...grant,
          // Ids become selectors, which names of any characters cannot.
          id: String(index),
        }),
      ),
    [grants],
  );
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'principal',
        label: t('explorer.grants.principal'),
        isRowHeader: true,
        cell: ({ principal }) => (
          <Cell>
            <OwnerName owner={principal} />
          </Cell>
        ),
      },
      {
        id: 'direct',
        label: t('explorer.grants.direct'),
        cell: ({ privileges }) => {
          const direct = privileges.filter(
            ({ inheritedFromName, inheritedFromType }) =>
              inheritedFromName === undefined &&
              inheritedFromType === undefined,
          );
          return (
            <Cell>
              {direct.length === 0 ? (
                <Text color="secondary">–</Text>
              ) : (
                <ul className={styles.privileges}>
                  {direct.map(({ privilege }) => (
                    <li key={privilege}>{privilege}</li>
                  ))}
                </ul>
              )}
            </Cell>
          );
        },
      },
      {
        id: 'inherited',
        label: t('explorer.grants.inherited'),
        width: '1.6fr',
        cell: ({ privileges }) => {
          const inherited = privileges.filter(
            ({ inheritedFromName, inheritedFromType }) =>
              inheritedFromName !== undefined ||
              inheritedFromType !== undefined,
          );
          return (
            <Cell>
              {inherited.length === 0 ? (
                <Text color="secondary">–</Text>
              ) : (
                <ul className={styles.privileges}>
                  {inherited.map(
                    ({ privilege, inheritedFromType, inheritedFromName }) => (
                      <li
                        key={`${privilege} ${inheritedFromType} ${inheritedFromName}`}
                      >
                        {privilege}{' '}
                        <span className={styles.secondary}>
                          {t('explorer.grants.from', {
                            type: (inheritedFromType ?? '').toLowerCase(),
                            name: inheritedFromName ?? '',
                          })}
                        </span>
                      </li>
                    ),
                  )}
                </ul>
              )}
            </Cell>
          );
        },
      },
    ],
    [t],
  );
  return (
    <TableSection label={t('explorer.grants.tableLabel')}>
      <Table columnConfig={columns} data={rows} pagination={{ type: 'none' }} />
    </TableSection>
  );
}
