import { Button, SearchField, Select } from '@backstage/ui';
import type { WorkspaceList } from '@lakeport/backstage-plugin-databricks-common';
import { useCallback } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { useTypedFilter } from '../common/useTypedFilter';
import type { WorkspacesPlace } from './useWorkspacesPlace';
import styles from './workspaces.module.css';

const ANY = 'any';
const NO_FACETS = { accounts: [], regions: [], statuses: [] };

/** Which workspaces are listed: by account, region, status and part of a name. */
export function WorkspaceFilters(props: {
  place: WorkspacesPlace;
  /** What can be filtered by; none before the first answer. */
  facets: WorkspaceList['facets'];
  onChange: (part: Partial<WorkspacesPlace>) => void;
}) {
  const { place, facets = NO_FACETS, onChange } = props;
  const { account, region, status, q } = place;
  const { t } = useDatabricksTranslation();
  const [typed, setTyped] = useTypedFilter(
    q,
    useCallback(text => onChange({ q: text }), [onChange]),
  );

  const select = (
    name: 'account' | 'region' | 'status',
    label: string,
    all: string,
    values: readonly string[],
  ) => {
    const wanted = place[name];
    // What the address asks for stays to be seen, whatever there is.
    const shown = [...new Set(wanted ? [...values, wanted] : values)].sort();
    return (
      <Select
        label={label}
        options={[
          { id: ANY, label: all },
          ...shown.map(value => ({ id: `is ${value}`, label: value })),
        ]}
        value={wanted ? `is ${wanted}` : ANY}
        onChange={key =>
          onChange({
            [name]: key === ANY ? undefined : String(key).slice('is '.length),
          })
        }
      />
    );
  };
  return (
    <section aria-label={t('estate.list.filters')} className={styles.filters}>
      <SearchField
        label={t('workspaces.filter')}
        description={t('estate.list.filterHint')}
        maxLength={255}
        value={typed}
        onChange={setTyped}
      />
      {select(
        'account',
        t('workspaces.account'),
        t('estate.list.allAccounts'),
        facets.accounts,
      )}
      {select(
        'region',
        t('workspaces.region'),
        t('estate.list.allRegions'),
        facets.regions,
      )}
      {select(
        'status',
        t('workspaces.status'),
        t('estate.list.allStatuses'),
        facets.statuses,
      )}
      {(account || region || status || q) && (
        <Button
          variant="tertiary"
          onPress={() => {
            setTyped('');
            onChange({
              account: undefined,
              region: undefined,
              status: undefined,
              q: '',
            });
          }}
        >
          {t('estate.list.clear')}
        </Button>
      )}
    </section>
  );
}
