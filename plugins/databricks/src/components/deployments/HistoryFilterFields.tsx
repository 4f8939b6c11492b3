import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { Button, Flex, Select, TextField } from '@backstage/ui';
import { useState } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import styles from './deployments.module.css';
import {
  NO_FILTER,
  OPERATIONS,
  STATES,
  type HistoryFilter,
} from './useHistoryFilter';

/** A user's full reference; `ada` is short for one, and what is no reference stays. */
function requesterOf(text: string): string {
  const typed = text.trim();
  try {
    return (
      typed &&
      stringifyEntityRef(
        parseEntityRef(typed, {
          defaultKind: 'user',
          defaultNamespace: 'default',
        }),
      )
    );
  } catch {
    return typed;
  }
}

const optionsOf = (values: readonly string[]) =>
  values.map(value => ({ id: value, label: value }));

/** Which deployments of the history are listed: by state, operation and requester. */
export function HistoryFilterFields(props: {
  filter: HistoryFilter;
  onChange: (filter: HistoryFilter) => void;
}) {
  const { filter, onChange } = props;
  const { t } = useDatabricksTranslation();
  const identity = useApi(identityApiRef);
  const [typed, setTyped] = useState(filter.requestedBy);
  // Another filter starts with the newest again.
  const change = (part: Partial<HistoryFilter>) =>
    onChange({ ...filter, offset: 0, ...part });
  const askedBy = (text: string) => {
    const requestedBy = requesterOf(text);
    setTyped(requestedBy);
    if (requestedBy !== filter.requestedBy) {
      change({ requestedBy });
    }
  };
  return (
    <section aria-label={t('history.filtersLabel')}>
      <div className={styles.filters}>
        <Select
          label={t('history.state')}
          placeholder={t('history.any')}
          selectionMode="multiple"
          options={optionsOf(STATES)}
          value={filter.state}
          onChange={keys =>
            change({ state: STATES.filter(state => keys.includes(state)) })
          }
        />
        <Select
          label={t('history.operation')}
          placeholder={t('history.any')}
          selectionMode="multiple"
          options={optionsOf(OPERATIONS)}
          value={filter.operation}
          onChange={keys =>
            change({
              operation: OPERATIONS.filter(operation =>
                keys.includes(operation),
              ),
            })
          }
        />
        <TextField
          label={t('history.requestedBy')}
          description={t('history.requestedByHint')}
          value={typed}
          onChange={setTyped}
          onBlur={() => askedBy(typed)}
          onKeyDown={event => {
            if (event.key === 'Enter') {
              askedBy(typed);
            }
          }}
          autoComplete="off"
        />
        <Flex gap="2" align="center">
          <Button
            size="small"
            variant="secondary"
            onPress={async () =>
              askedBy((await identity.getBackstageIdentity()).userEntityRef)
            }
          >
            {t('history.mine')}
          </Button>
          <Button
            size="small"
            variant="secondary"
            onPress={() => {
              setTyped('');
              onChange(NO_FILTER);
            }}
          >
            {t('history.clear')}
          </Button>
        </Flex>
      </div>
    </section>
  );
}
