import type { Owner } from '../state/githubState';
import { nodeId } from './nodeId';

/** GitHub's `simple-user`: an owner, an author or an actor. */
export function renderOwner(baseUrl: string, owner: Owner) {
  const url = `${baseUrl}/api/v3/users/${encodeURIComponent(owner.login)}`;
  return {
    login: owner.login,
    id: owner.id,
    node_id: nodeId(owner.type, owner.id),
    avatar_url: `${baseUrl}/avatars/${owner.id}`,
    gravatar_id: '',
    url,
    html_url: `${baseUrl}/${encodeURIComponent(owner.login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: owner.type,
    site_admin: false,
  };
}
