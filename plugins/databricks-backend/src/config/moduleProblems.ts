import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  portalReadersNotice,
  readEntityProviderConfig,
  readSearchCollatorConfig,
  type DatabricksConfigProblem,
} from '@lakeport/backstage-plugin-databricks-node';

/**
 * What is wrong in app-config for the modules that put Databricks into the catalog
 * and into search. They read it themselves, in plugins of their own, and log it;
 * it is read here again so that the page has it as well.
 */
export function moduleProblems(
  root: RootConfigService,
): DatabricksConfigProblem[] {
  const notice = portalReadersNotice(
    root,
    'search finds and entities show, where their modules are installed,',
  );
  return [
    ...readEntityProviderConfig(root).problems,
    ...readSearchCollatorConfig(root).problems,
    ...(notice ? [notice] : []),
  ];
}
