/**
 * Reads what GitHub answers with a link to: logs and artifacts. The link is good
 * for a minute or so and needs, and shall see, no token; the server behind it is
 * somebody else's.
 *
 * @throws Error when the link leads from https to something else
 * @public
 */
export async function fetchRedirected(
  url: string,
  options: { headers: Record<string, string>; signal?: AbortSignal },
): Promise<Response> {
  const { headers, signal } = options;
  const answer = await fetch(url, { headers, redirect: 'manual', signal });
  const location = answer.headers.get('Location');
  if (answer.status < 300 || answer.status >= 400 || !location) {
    return answer;
  }
  const target = new URL(location, url);
  if (
    target.protocol !== 'https:' &&
    target.protocol !== new URL(url).protocol
  ) {
    throw new Error(
      `${new URL(url).host} leads to a ${target.protocol} address`,
    );
  }
  await answer.body?.cancel();
  return fetch(target, { signal });
}
