const AGAIN = 429;

/**
 * Reads what the entities are made of, one request after the other, as a simple
 * client does. It takes turns with workspaces, so that it seldom meets a limit.
 */
export async function oneByOne({ config, databricks, accountId }, include) {
  const [{ clientId, clientSecret }] = config.databricks.accounts;
  const began = performance.now();
  let requests = 0;
  const tokens = new Map();
  const tokenOf = async path => {
    if (!tokens.has(path)) {
      requests += 1;
      const response = await fetch(`${databricks}${path}/v1/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(
            `${clientId}:${clientSecret}`,
          ).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials&scope=all-apis',
      });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      tokens.set(path, (await response.json()).access_token);
    }
    return tokens.get(path);
  };
  const get = async (oidc, path) => {
    for (;;) {
      requests += 1;
      const response = await fetch(`${databricks}${path}`, {
        headers: { authorization: `Bearer ${await tokenOf(oidc)}` },
      });
      const text = await response.text();
      if (response.ok) return text;
      if (response.status !== AGAIN) {
        throw new Error(`${path}: ${response.status} ${text}`);
      }
      await new Promise(resolve =>
        setTimeout(resolve, Number(response.headers.get('retry-after')) * 1000),
      );
    }
  };
  /** Ids of workspaces may be beyond what a number holds. */
  const parse = text =>
    JSON.parse(text.replace(/("workspace_id":\s*)(\d+)/g, '$1"$2"'));
  const all = async (workspace, list, name) => {
    const found = [];
    let token = '';
    do {
      const page = parse(
        await get(
          `/w/${workspace}/oidc`,
          `/w/${workspace}/api/2.1/unity-catalog/${list}${
            list.includes('?') ? '&' : '?'
          }max_results=0&include_browse=true${
            token && `&page_token=${encodeURIComponent(token)}`
          }`,
        ),
      );
      found.push(...(page[name] ?? []));
      token = page.next_page_token ?? '';
    } while (token);
    return found;
  };
  const account = path =>
    get(
      `/oidc/accounts/${accountId}`,
      `/api/2.0/accounts/${accountId}/${path}`,
    ).then(parse);

  const workspaces = await account('workspaces');
  await account('networks');
  await account('metastores');
  const seen = new Map();
  for (const { workspace_id: id, workspace_status: status } of workspaces) {
    if (status !== 'RUNNING') continue;
    for (const { name } of await all(id, 'catalogs', 'catalogs')) {
      seen.set(name, [...(seen.get(name) ?? []), id]);
    }
  }
  if (include.includes('schemas')) {
    let turn = 0;
    for (const [name, by] of seen) {
      const workspace = by[turn++ % by.length];
      await all(workspace, `schemas?catalog_name=${name}`, 'schemas');
    }
  }
  return { seconds: (performance.now() - began) / 1000, requests };
}
