import { credentialKey } from './credentialKey';
import type { EtagStore } from './EtagStore';
import type { GitHubFetch } from './GitHubFetch';

/**
 * Asks GitHub whether what was read before has changed: an answer that says no
 * costs nothing of the limit, and what was kept is given in its place.
 *
 * Source: GitHub documentation, "Best practices for using the REST API", use
 * conditional requests, 2026.
 */
export function conditionalFetch(
  fetch: GitHubFetch,
  store: EtagStore,
): GitHubFetch {
  return async (url, init) => {
    if ((init.method ?? 'GET') !== 'GET') {
      return fetch(url, init);
    }
    const headers = new Headers(init.headers);
    const key = [credentialKey(init), headers.get('Accept') ?? '', url].join(
      '\n',
    );
    const kept = store.get(key);
    if (kept) {
      headers.set('If-None-Match', kept.etag);
    }
    const answer = await fetch(url, { ...init, headers });
    if (kept && answer.status === 304) {
      return again(kept, answer);
    }
    const etag = answer.headers.get('ETag');
    if (answer.status === 200 && etag) {
      const body = new Uint8Array(await answer.clone().arrayBuffer());
      store.set(key, {
        etag,
        status: answer.status,
        headers: [...answer.headers],
        body,
        url: answer.url,
      });
    } else if (kept) {
      store.delete(key);
    }
    return answer;
  };
}

function again(
  kept: NonNullable<ReturnType<EtagStore['get']>>,
  answer: Response,
): Response {
  const headers = new Headers(kept.headers);
  // What is said of limits is new; a link to the next page is the kept one's.
  for (const [name, value] of answer.headers) {
    if (name.startsWith('x-ratelimit-') || name === 'date') {
      headers.set(name, value);
    }
  }
  const found = new Response(new Blob([kept.body]), {
    status: kept.status,
    headers,
  });
  Object.defineProperty(found, 'url', { value: kept.url });
  return found;
}
