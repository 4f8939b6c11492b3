import { Button, Flex, SearchField, Select, Text } from '@backstage/ui';
import type { Metastore } from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { useDebounced } from '../../../field/common/useDebounced';
import { useUnityBindings } from '../../../queries/useUnityBindings';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EmptyState } from '../../common/EmptyState';
import { Freshness } from '../../common/Freshness';
import { QueryBoundary } from '../../common/QueryBoundary';
import { SourceErrors } from '../../common/SourceErrors';
import { StaleNote } from '../detail/StaleNote';
import { useExplorerLocation } from '../useExplorerLocation';
import { BindingLegend } from './BindingLegend';
import { BindingMatrix } from './BindingMatrix';

const PAGE_SIZE = 50;
const FIRST: readonly string[] = [];

function MetastoreBindings(props: { metastore: string; workspace?: string }) {
  const { metastore, workspace } = props;
  const { t } = useDatabricksTranslation();
  const [typed, setTyped] = useState('');
  const q = useDebounced(typed).trim();
  // Tokens of the pages that were gone through; only the server knows the next one.
  const [tokens, setTokens] = useState(FIRST);
  const pageToken = tokens.at(-1);
  const query = useUnityBindings({
    metastore,
    limit: PAGE_SIZE,
    ...(q && { q }),
    ...(workspace !== undefined && { workspace }),
    ...(pageToken !== undefined && { pageToken }),
  });
  const what = t('explorer.bindings.what');
  return (
    <Flex direction="column" gap="4">
      <Flex align="end" justify="between" gap="3">
        <SearchField
          label={t('explorer.bindings.filter')}
          maxLength={255}
          value={typed}
          onChange={text => {
            setTyped(text);
            setTokens(FIRST);
          }}
        />
        <Freshness query={query} readAt={query.data?.age.readAt} what={what} />
      </Flex>
      <BindingLegend />
      <QueryBoundary query={query} what={what}>
        {({ workspaces, items, nextPageToken, age, errors }) => (
          <>
            <StaleNote age={age} />
            <SourceErrors errors={errors} />
            {items.length > 0 && (
              <BindingMatrix
                metastoreId={metastore}
                workspaces={workspaces}
                rows={items}
              />
            )}
            {items.length === 0 && (
              <EmptyState
                title={t('explorer.bindings.emptyTitle')}
                hint={t(
                  nextPageToken
                    ? 'explorer.bindings.lookFurther'
                    : 'explorer.bindings.emptyHint',
                )}
              />
            )}
            {(tokens.length > 0 || nextPageToken) && (
              <Flex align="center" gap="3" justify="end">
                <Text color="secondary">
                  {t('explorer.bindings.page', {
                    number: String(tokens.length + 1),
                  })}
                </Text>
                <Button
                  size="small"
                  variant="secondary"
                  isDisabled={tokens.length === 0}
                  onPress={() => setTokens(tokens.slice(0, -1))}
                >
                  {t('explorer.bindings.previous')}
                </Button>
                <Button
                  size="small"
                  variant="secondary"
                  isDisabled={!nextPageToken || query.isPlaceholderData}
                  onPress={() =>
                    nextPageToken && setTokens([...tokens, nextPageToken])
                  }
                >
                  {t('explorer.bindings.next')}
                </Button>
              </Flex>
            )}
          </>
        )}
      </QueryBoundary>
      {query.isError && tokens.length > 0 && (
        // A token that has expired leads nowhere, however often it is tried.
        <Flex justify="end">
          <Button
            size="small"
            variant="secondary"
            onPress={() => setTokens(FIRST)}
          >
            {t('explorer.bindings.first')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

/** Which workspaces may use which catalogs of a metastore. */
export function BindingsView(props: { metastores: readonly Metastore[] }) {
  const { metastores } = props;
  const { t } = useDatabricksTranslation();
  const [location, change] = useExplorerLocation();
  const metastore =
    metastores.find(({ id }) => id === location.metastoreId) ??
    // One that no running workspace has cannot be read.
    metastores.find(({ workspaces }) =>
      workspaces.some(({ status }) => status === 'RUNNING'),
    ) ??
    metastores[0];
  return (
    <Flex direction="column" gap="4">
      {metastores.length > 1 && (
        <Select
          label={t('explorer.kind.metastore')}
          options={metastores.map(({ id, name }) => ({ id, label: name }))}
          value={metastore.id}
          onChange={key =>
            change({ metastoreId: String(key), object: undefined })
          }
        />
      )}
      <MetastoreBindings
        key={metastore.id}
        metastore={metastore.id}
        workspace={location.workspace}
      />
    </Flex>
  );
}
