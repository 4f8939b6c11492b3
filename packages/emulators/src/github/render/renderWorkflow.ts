import type { RouteHelper } from '../RouteHelper';
import type { Repository } from '../state/githubState';
import type { WorkflowInfo } from '../../actions/WorkflowFiles';
import { nodeId } from './nodeId';

/** GitHub's `workflow`. */
export function renderWorkflow(
  helper: RouteHelper,
  repository: Repository,
  info: WorkflowInfo,
) {
  const html = helper.html(repository);
  const file = info.path.split('/').pop();
  return {
    id: info.id,
    node_id: nodeId('Workflow', info.id),
    name: info.name,
    path: info.path,
    state: info.state,
    created_at: info.createdAt,
    updated_at: info.updatedAt,
    url: `${helper.api(repository)}/actions/workflows/${info.id}`,
    html_url: `${html}/blob/${repository.defaultBranch}/${info.path}`,
    badge_url: `${html}/actions/workflows/${file}/badge.svg`,
  };
}
