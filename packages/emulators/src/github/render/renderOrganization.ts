import type { Owner } from '../state/githubState';
import { nodeId } from './nodeId';

/** GitHub's `organization-simple`: an organization in a list or in an event. */
export function renderOrganizationLink(baseUrl: string, owner: Owner) {
  const url = `${baseUrl}/api/v3/orgs/${owner.login}`;
  return {
    login: owner.login,
    id: owner.id,
    node_id: nodeId(owner.type, owner.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${baseUrl}/avatars/${owner.id}`,
    description: null,
  };
}

/** GitHub's `organization-full`. */
export function renderOrganization(
  baseUrl: string,
  owner: Owner,
  repositories: number,
) {
  return {
    ...renderOrganizationLink(baseUrl, owner),
    html_url: `${baseUrl}/${owner.login}`,
    name: owner.login,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: repositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    type: owner.type,
    created_at: owner.createdAt,
    updated_at: owner.createdAt,
    archived_at: null,
  };
}
