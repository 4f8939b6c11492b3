import type { Label } from '../state/githubState';
import { nodeId } from './nodeId';

/** A label as GitHub's answers show it. */
export function renderLabel(repositoryUrl: string, label: Label) {
  return {
    id: label.id,
    node_id: nodeId('Label', label.id),
    url: `${repositoryUrl}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: false,
    description: label.description,
  };
}
