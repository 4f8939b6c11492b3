import { Octokit } from '@octokit/rest';

/** Changes one file on a branch, as a person would on GitHub's page. */
export async function editRepositoryFile(
  github: string,
  repository: string,
  path: string,
  edit: (text: string) => string,
  branch = 'main',
): Promise<void> {
  const octokit = new Octokit({
    baseUrl: `${github}/api/v3`,
    auth: 'ghs_local',
  });
  const [owner, repo] = repository.split('/');
  const { data } = await octokit.rest.repos.getContent({
    owner,
    repo,
    path,
    ref: branch,
  });
  if (Array.isArray(data) || data.type !== 'file' || !('content' in data)) {
    throw new Error(`${path} is not a file`);
  }
  const before = Buffer.from(data.content, 'base64').toString('utf8');
  const after = edit(before);
  if (after === before) throw new Error(`the edit changes nothing in ${path}`);
  await octokit.rest.repos.createOrUpdateFileContents({
    owner,
    repo,
    path,
    branch,
    sha: data.sha,
    message: `chore: edit ${path}`,
    content: Buffer.from(after, 'utf8').toString('base64'),
  });
}
