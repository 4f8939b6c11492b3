import { Flex, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { ComputeSection } from './ComputeSection';
import { CostCard } from './CostCard';
import { OverviewSection } from './OverviewSection';
import { SECTIONS, useWorkspaceSection } from './useWorkspaceSection';

/** All that is told of a workspace, in tabs; what is not looked at is not asked for. */
export function WorkspaceView({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  const [section, show] = useWorkspaceSection();
  return (
    <Tabs
      selectedKey={section}
      onSelectionChange={key => {
        const chosen = SECTIONS.find(known => known === key);
        if (chosen && chosen !== section) {
          show(chosen);
        }
      }}
    >
      <TabList aria-label={t('estate.detail.sections')}>
        {SECTIONS.map(id => (
          <Tab key={id} id={id}>
            {t(`estate.detail.section.${id}`)}
          </Tab>
        ))}
      </TabList>
      {SECTIONS.map(id => (
        <TabPanel key={id} id={id}>
          <Flex direction="column" gap="4" pt="4">
            {id === 'overview' && <OverviewSection workspaceId={workspaceId} />}
            {id === 'compute' && <ComputeSection workspaceId={workspaceId} />}
            {id === 'cost' && <CostCard workspaceId={workspaceId} />}
          </Flex>
        </TabPanel>
      ))}
    </Tabs>
  );
}
