import { useRouteRef } from '@backstage/core-plugin-api';
import { PluginHeader } from '@backstage/ui';
import { Navigate, Route, Routes } from 'react-router-dom';
import { rootRouteRef } from '../../routes';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { DeploymentsPage } from '../across/DeploymentsPage';
import { DatabricksIcon } from '../common/DatabricksIcon';
import { NetworksPage } from '../networks/NetworksPage';
import { UnityCatalogPage } from '../unityCatalog/UnityCatalogPage';
import { RepositoriesPage } from '../versions/RepositoriesPage';
import { WorkspacesPage } from './WorkspacesPage';

/**
 * The page for apps of the old frontend system, which draw no header and no tabs
 * themselves; its addresses are those of the new one.
 */
export function DatabricksPageWithHeader() {
  const { t } = useDatabricksTranslation();
  const root = useRouteRef(rootRouteRef)();
  const tab = (id: string, label: string) => ({
    id,
    label,
    href: `${root}/${id}`,
  });
  return (
    <>
      <PluginHeader
        icon={<DatabricksIcon />}
        title={t('plugin.title')}
        tabs={[
          tab('workspaces', t('workspaces.title')),
          tab('deployments', t('across.title')),
          tab('repositories', t('versions.tabTitle')),
          tab('networks', t('observed.title')),
          tab('catalogs', t('explorer.tabTitle')),
        ]}
      />
      <Routes>
        <Route path="workspaces/*" element={<WorkspacesPage />} />
        <Route path="deployments" element={<DeploymentsPage />} />
        <Route path="networks" element={<NetworksPage />} />
        <Route path="catalogs" element={<UnityCatalogPage />} />
        <Route path="repositories" element={<RepositoriesPage />} />
        <Route path="*" element={<Navigate to="workspaces" replace />} />
      </Routes>
    </>
  );
}
