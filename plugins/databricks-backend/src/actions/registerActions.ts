import type { ActionDeps } from './ActionDeps';
import { addCheckProjectFileAction } from './addCheckProjectFileAction';
import { addExplainNetworkAction } from './addExplainNetworkAction';
import { addFindTableAction } from './addFindTableAction';
import { addListWorkspacesAction } from './addListWorkspacesAction';

/** Offers what the plugin knows to whatever runs Backstage's actions; none of them changes anything. */
export function registerActions(deps: ActionDeps): void {
  addListWorkspacesAction(deps);
  addFindTableAction(deps);
  addExplainNetworkAction(deps);
  addCheckProjectFileAction(deps);
}
