import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { WorkspacesContent } from './WorkspacesContent';

/** The tab of the page `/databricks` with every workspace. */
export function WorkspacesPage() {
  return (
    <DatabricksQueryProvider>
      <WorkspacesContent />
    </DatabricksQueryProvider>
  );
}
