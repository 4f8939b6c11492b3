import { Route, Routes } from 'react-router-dom';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { WorkspacePage } from './detail/WorkspacePage';
import { WorkspacesContent } from './WorkspacesContent';

/** The tab of the page `/databricks` with every workspace, and below it the page of each. */
export function WorkspacesPage() {
  return (
    <DatabricksQueryProvider>
      <Routes>
        <Route path=":workspaceId" element={<WorkspacePage />} />
        <Route path="*" element={<WorkspacesContent />} />
      </Routes>
    </DatabricksQueryProvider>
  );
}
