import { Flex, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import {
  unityObjectRef,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { useUnityObject } from '../../../queries/useUnityObject';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { Freshness } from '../../common/Freshness';
import { QueryBoundary } from '../../common/QueryBoundary';
import { SourceErrors } from '../../common/SourceErrors';
import { DETAIL_TABS, type DetailTab } from '../ExplorerLocation';
import { LineageTab } from '../lineage/LineageTab';
import { requestOf } from '../requestOf';
import { GrantsTab } from './GrantsTab';
import { ObjectHeader } from './ObjectHeader';
import { ObjectOverview } from './ObjectOverview';
import { StaleNote } from './StaleNote';
import { WorkspacesTab } from './WorkspacesTab';

/** All that is told of an object of Unity Catalog, in tabs. */
export function ObjectDetails(props: {
  object: UnityObjectName;
  workspace?: string;
  tab: DetailTab;
  onTab: (tab: DetailTab) => void;
  column?: string;
  onColumn: (column: string | undefined) => void;
  /** Shows another object. */
  onSelect: (object: UnityObjectName) => void;
}) {
  const { object, workspace, onTab, column, onColumn, onSelect } = props;
  const { t } = useDatabricksTranslation();
  const query = useUnityObject(requestOf(object, workspace));
  const tabs = DETAIL_TABS.filter(
    tab => tab !== 'lineage' || object.kind === 'table',
  );
  const tab = tabs.find(known => known === props.tab) ?? 'overview';
  return (
    <QueryBoundary query={query} what={t(`explorer.kind.${object.kind}`)}>
      {details => (
        <>
          <ObjectHeader object={object} details={details} onSelect={onSelect}>
            <Freshness
              query={query}
              readAt={details.age.readAt}
              what={details.object.fullName}
            />
          </ObjectHeader>
          <StaleNote age={details.age} />
          <SourceErrors errors={details.errors} />
          <Tabs
            selectedKey={tab}
            onSelectionChange={key => {
              const chosen = tabs.find(known => known === key);
              if (chosen && chosen !== tab) {
                onTab(chosen);
              }
            }}
          >
            <TabList aria-label={t('explorer.tabs.label')}>
              {tabs.map(id => (
                <Tab key={id} id={id}>
                  {t(`explorer.tabs.${id}`)}
                </Tab>
              ))}
            </TabList>
            {tabs.map(id => (
              <TabPanel key={id} id={id}>
                <Flex direction="column" gap="4" pt="4">
                  {id === 'overview' && (
                    <ObjectOverview
                      object={object}
                      workspace={workspace}
                      details={details}
                      onColumnLineage={
                        object.kind === 'table'
                          ? name => onColumn(name)
                          : undefined
                      }
                    />
                  )}
                  {id === 'grants' && (
                    <GrantsTab
                      // What is kept while a principal is looked for is this object's.
                      key={unityObjectRef(object)}
                      object={object}
                      workspace={workspace}
                    />
                  )}
                  {id === 'lineage' && (
                    <LineageTab
                      object={object}
                      workspace={workspace}
                      column={column}
                      columns={details.columns?.map(({ name }) => name) ?? []}
                      onColumn={onColumn}
                    />
                  )}
                  {id === 'workspaces' && (
                    <WorkspacesTab
                      object={object}
                      workspace={workspace}
                      environments={details.environments ?? []}
                    />
                  )}
                </Flex>
              </TabPanel>
            ))}
          </Tabs>
        </>
      )}
    </QueryBoundary>
  );
}
