import {
  Container,
  Header,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import { useMetastores } from '../../queries/useMetastores';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { SourceErrors } from '../common/SourceErrors';
import { Freshness } from '../common/Freshness';
import { BindingsView } from './bindings/BindingsView';
import { ExplorerView } from './ExplorerView';
import { UnityBoundary } from './UnityBoundary';
import { useExplorerLocation } from './useExplorerLocation';

const VIEWS = ['explorer', 'bindings'] as const;

/** Every metastore: a tree with details beside it, or the matrix of bindings. */
export function UnityCatalogContent() {
  const { t } = useDatabricksTranslation();
  const [location, change] = useExplorerLocation();
  const metastores = useMetastores();
  return (
    <>
      <Header
        title={t('explorer.title')}
        customActions={
          <>
            <ToggleButtonGroup
              aria-label={t('explorer.views.label')}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[location.view]}
              onSelectionChange={keys => {
                const view = VIEWS.find(known => keys.has(known));
                if (view) {
                  change({ view });
                }
              }}
            >
              {VIEWS.map(view => (
                <ToggleButton key={view} id={view}>
                  {t(`explorer.views.${view}`)}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            <Freshness
              query={metastores}
              readAt={metastores.data?.age.readAt}
              what={t('explorer.metastores')}
            />
          </>
        }
      />
      <Container>
        <UnityBoundary>
          {({ items, errors }) => (
            <>
              <SourceErrors errors={errors} />
              {items.length === 0 && errors.length === 0 && (
                <EmptyState
                  title={t('explorer.emptyTitle')}
                  hint={t('explorer.emptyHint')}
                />
              )}
              {items.length > 0 && location.view === 'explorer' && (
                <ExplorerView metastores={items} />
              )}
              {items.length > 0 && location.view === 'bindings' && (
                <BindingsView metastores={items} />
              )}
            </>
          )}
        </UnityBoundary>
      </Container>
    </>
  );
}
