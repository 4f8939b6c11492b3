import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { UnityCatalogContent } from './UnityCatalogContent';

/** The tab of the page `/databricks` with Unity Catalog: the explorer, and who may use which catalog. */
export function UnityCatalogPage() {
  return (
    <DatabricksQueryProvider>
      <UnityCatalogContent />
    </DatabricksQueryProvider>
  );
}
