import type { Team } from '../state/githubState';
import { nodeId } from './nodeId';

/** GitHub's `team`: a reviewer, or an entry of a list. */
export function renderTeam(baseUrl: string, team: Team) {
  const url = `${baseUrl}/api/v3/organizations/${team.organization}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: team.privacy,
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    type: 'organization',
    url,
    html_url: `${baseUrl}/orgs/${team.organization}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
  };
}
