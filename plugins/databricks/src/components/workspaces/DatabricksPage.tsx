import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { WorkspacesContent } from './WorkspacesContent';

/** The page `/databricks` below the header that the new frontend system draws. */
export function DatabricksPage() {
  return (
    <DatabricksQueryProvider>
      <WorkspacesContent />
    </DatabricksQueryProvider>
  );
}
