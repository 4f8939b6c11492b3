import { SearchField, Select } from '@backstage/ui';
import { useCallback } from 'react';
import { useSources } from '../../queries/useSources';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { useTypedFilter } from '../common/useTypedFilter';
import styles from './networks.module.css';
import { LONGEST_QUERY, type NetworksPlace } from './useNetworksPlace';

const ANY = 'any';

/** Which VPCs are listed or drawn: by AWS account, region and part of a name. */
export function NetworkFilters(props: {
  place: NetworksPlace;
  /** Whether names and ids can be searched as well. */
  withSearch: boolean;
  onChange: (part: Partial<NetworksPlace>) => void;
}) {
  const { place, withSearch, onChange } = props;
  const { t } = useDatabricksTranslation();
  const sources = useSources();
  const accounts = (sources.data?.items ?? []).filter(
    ({ kind }) => kind === 'aws-account',
  );
  const [typed, setTyped] = useTypedFilter(
    place.q,
    useCallback(text => onChange({ q: text }), [onChange]),
  );

  const regions = accounts
    .filter(({ id }) => !place.account || id === place.account)
    .flatMap(account => account.regions ?? []);
  // What the address asks for stays to be seen, whatever is configured.
  const among = (values: string[], wanted: string | undefined) =>
    [...new Set(wanted ? [...values, wanted] : values)].sort();
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return (
    <section
      aria-label={t('observed.networks.filters')}
      className={styles.filters}
    >
      <Select
        label={t('observed.networks.account')}
        options={[
          { id: ANY, label: t('observed.networks.allAccounts') },
          ...among([...names.keys()], place.account).map(id => ({
            id,
            label: names.get(id) ? `${names.get(id)} (${id})` : id,
          })),
        ]}
        value={place.account ?? ANY}
        onChange={key =>
          onChange({ account: key === ANY ? undefined : String(key) })
        }
      />
      <Select
        label={t('observed.networks.region')}
        options={[
          { id: ANY, label: t('observed.networks.allRegions') },
          ...among(regions, place.region).map(id => ({ id, label: id })),
        ]}
        value={place.region ?? ANY}
        onChange={key =>
          onChange({ region: key === ANY ? undefined : String(key) })
        }
      />
      {withSearch && (
        <SearchField
          label={t('observed.networks.search')}
          maxLength={LONGEST_QUERY}
          value={typed}
          onChange={setTyped}
        />
      )}
    </section>
  );
}
