/** How Octokit is given its HTTP: by address and init. */
export type GitHubFetch = (url: string, init: RequestInit) => Promise<Response>;
