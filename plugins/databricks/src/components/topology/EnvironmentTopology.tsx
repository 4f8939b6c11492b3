import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { isDatabricksSharedStack } from '@lakeport/backstage-plugin-databricks-common';
import { useState } from 'react';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useEnvironment } from '../../queries/useEnvironment';
import { useObservedWorkspace } from '../../queries/useObservedWorkspace';
import { useTopology } from '../../queries/useTopology';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { DeclaredNetwork } from './DeclaredNetwork';
import { DifferenceExplorer } from './DifferenceExplorer';
import { NoWorkspaceYet } from './NoWorkspaceYet';
import { ObservedExplorer } from './ObservedExplorer';
import { SharedStackTopology } from './SharedStackTopology';
import type { TopologyMode } from './TopologyMode';
import { counterpartOf } from './counterpartOf';
import { MODES, useTopologyMode } from './useTopologyMode';

/** What is selected, and in which way to look at the network. */
interface SelectedIn {
  mode: TopologyMode;
  id: string;
}

function TopologyContent(props: { entityRef: string; fileName: string }) {
  const { entityRef, fileName } = props;
  const { t } = useDatabricksTranslation();
  const [mode, chooseMode] = useTopologyMode();
  const declared = useTopology(entityRef);
  const environment = useEnvironment(entityRef);
  const workspaceId =
    mode === 'declared' ? undefined : environment.data?.workspace?.id;
  const observed = useObservedWorkspace(workspaceId);
  const [selected, setSelected] = useState<SelectedIn>();

  const network = observed.data;
  const initiallySelected = () => {
    if (!selected || selected.mode === mode) {
      return selected?.id;
    }
    return declared.data && network
      ? counterpartOf(
          selected.id,
          selected.mode,
          mode,
          declared.data.topology,
          network,
        )
      : undefined;
  };
  const explorer = {
    fileName,
    onSelected: (id: string | undefined) =>
      setSelected(id === undefined ? undefined : { mode, id }),
  };
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        <Text as="h2" variant="title-small" weight="bold">
          {t('topology.title')}
        </Text>
        <ToggleButtonGroup
          aria-label={t('observed.modes.label')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[mode]}
          onSelectionChange={keys => {
            const chosen = MODES.find(item => keys.has(item));
            if (chosen) {
              chooseMode(chosen);
            }
          }}
        >
          {MODES.map(item => (
            <ToggleButton key={item} id={item}>
              {t(`observed.modes.${item}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {mode === 'observed' ? (
          <Freshness query={observed} readAt={network?.age.readAt} />
        ) : (
          <Freshness
            query={declared}
            readWith={mode === 'difference' ? [observed] : []}
          />
        )}
      </Flex>
      {mode === 'declared' && (
        <QueryBoundary query={declared} what={t('topology.what')}>
          {answer => (
            <DeclaredNetwork
              answer={answer}
              {...explorer}
              initiallySelected={initiallySelected()}
            />
          )}
        </QueryBoundary>
      )}
      {mode !== 'declared' && (
        <QueryBoundary query={environment} what={t('overview.what')}>
          {({ workspace, errors }) =>
            workspace ? (
              <QueryBoundary query={observed} what={t('observed.what')}>
                {answer =>
                  mode === 'observed' ? (
                    <ObservedExplorer
                      key={mode}
                      network={answer}
                      {...explorer}
                      initiallySelected={initiallySelected()}
                    />
                  ) : (
                    <QueryBoundary query={declared} what={t('topology.what')}>
                      {({ topology }) => (
                        <DifferenceExplorer
                          key={mode}
                          declared={topology}
                          network={answer}
                          {...explorer}
                          initiallySelected={initiallySelected()}
                        />
                      )}
                    </QueryBoundary>
                  )
                }
              </QueryBoundary>
            ) : (
              <NoWorkspaceYet errors={errors} />
            )
          }
        </QueryBoundary>
      )}
    </Flex>
  );
}

/**
 * Tab of an environment's page: its network as declared, as it is, and the
 * difference, as a picture and as tables. Of what is between environments it is
 * what is declared.
 */
export function EnvironmentTopology() {
  const { entity } = useEntity();
  const Content = isDatabricksSharedStack(entity)
    ? SharedStackTopology
    : TopologyContent;
  return (
    <DatabricksQueryProvider>
      <Content
        entityRef={stringifyEntityRef(entity)}
        fileName={entity.metadata.name}
      />
    </DatabricksQueryProvider>
  );
}
