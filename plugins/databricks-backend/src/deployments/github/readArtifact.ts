import { createHash } from 'node:crypto';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  isRateLimit,
  readAtMost,
  statusOf,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Deployer } from '../Deployer';
import { ArtifactError } from '../ArtifactError';
import { askGitHub, type Asking, type RepositoryClients } from './askGitHub';

type Request = Parameters<Deployer['readArtifact']>[0];

/**
 * The zip of one of a run's artifacts; undefined when the run has none of that
 * name. Nothing larger than allowed is ever held, whatever is said of its size.
 *
 * @throws ArtifactError when asking again would not help
 */
export function readArtifact(
  clients: RepositoryClients,
  request: Request,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  const { repository, name, mostBytes } = request;
  const { owner, repo } = repository;
  return askGitHub(
    clients,
    `Reading artifact ${name} of run ${request.runId}`,
    { repository, signal },
    async asking => {
      try {
        const artifact = await newest(asking, request);
        if (!artifact) {
          return undefined;
        }
        if (artifact.expired) {
          throw new ArtifactError('it has expired');
        }
        if (artifact.size_in_bytes > mostBytes) {
          throw tooLarge(mostBytes);
        }
        const zip = await download(clients, asking, artifact.id, request);
        requireDigest(zip, artifact.digest);
        return zip;
      } catch (error) {
        if (statusOf(error) === 403 && !isRateLimit(error)) {
          throw new ArtifactError(
            `the portal may not read artifacts of ${owner}/${repo}: give its token or app the permission Actions: read`,
          );
        }
        throw error;
      }
    },
  );
}

async function newest(
  { octokit, names, request: options }: Asking,
  { runId, name }: Request,
) {
  const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({
    ...names,
    run_id: Number(runId),
    name,
    per_page: 100,
    request: options,
  });
  // A run that was started again may have one of each attempt.
  return data.artifacts
    .filter(found => found.name === name)
    .sort((a, b) => b.id - a.id)
    .at(0);
}

async function download(
  clients: RepositoryClients,
  { octokit, names, request: { signal } }: Asking,
  artifact_id: number,
  { repository, mostBytes }: Request,
): Promise<Uint8Array> {
  const answer = await clients.download(
    repository,
    octokit.rest.actions.downloadArtifact.endpoint({
      ...names,
      artifact_id,
      archive_format: 'zip',
    }),
    signal,
  );
  if (!answer.ok) {
    await answer.body?.cancel();
    if (answer.status === 410) {
      throw new ArtifactError('it has expired');
    }
    if (answer.status === 404) {
      throw new ArtifactError('it was deleted');
    }
    throw new ServiceUnavailableError(
      `its download was answered with ${answer.status}`,
    );
  }
  const zip = await readAtMost(answer, mostBytes);
  if (!zip) {
    throw tooLarge(mostBytes);
  }
  return zip;
}

/** GitHub tells the digest of newer artifacts, Enterprise Server may not. */
function requireDigest(zip: Uint8Array, digest?: string | null): void {
  const told = /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1];
  if (told && createHash('sha256').update(zip).digest('hex') !== told) {
    throw new ServiceUnavailableError('its download was damaged on the way');
  }
}

function tooLarge(mostBytes: number): ArtifactError {
  return new ArtifactError(`it is larger than ${mostBytes} bytes`);
}
