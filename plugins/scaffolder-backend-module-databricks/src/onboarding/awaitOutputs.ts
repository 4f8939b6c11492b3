import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { RepositoryRun } from '@lakeport/backstage-plugin-databricks-node';
import { pause } from '../deployment/pause';
import type { PlatformPlace } from './PlatformPlace';
import { parsePlatformOutputs, type PlatformOutputs } from './PlatformOutputs';

const WORKFLOW = 'platform.yml';
/** What the workflow keeps for onboarding. */
const ARTIFACT = { name: 'outputs', file: 'outputs.json' };

/**
 * Waits until the platform's own workflow has applied what was merged, and reads
 * who the environments are deployed as. A later run that has the merge in it does
 * as well: GitHub may drop a waiting one for it.
 *
 * @param options - `mergeCommit` of the onboarding; undefined where it was merged
 *   before, then any run that knows the environments will do
 * @throws Error when the run failed, or none comes
 */
export async function awaitOutputs(options: {
  place: PlatformPlace;
  mergeCommit?: string;
  /** `<project>/<environment>` of those that have to be there, or the names of what is between. */
  wanted: string[];
  /** The same of those that must not be there any more. */
  gone?: string[];
  logger: LoggerService;
  signal?: AbortSignal;
  pollMs: number;
  /** How long a run may take to show up, in milliseconds. */
  patienceMs: number;
  deadline: number;
}): Promise<PlatformOutputs> {
  const { place, mergeCommit, wanted, gone = [], logger, signal } = options;
  const { repository, branch, where } = place;
  const started = Date.now();
  const relevance = new Map<string, boolean>();
  const read = new Map<number, PlatformOutputs | undefined>();
  let told = '';

  for (;;) {
    const runs = [];
    for (const run of await listRuns()) {
      if (await isRelevant(run)) {
        runs.push(run);
      }
    }
    for (const run of runs.filter(one => one.conclusion === 'success')) {
      const outputs = await outputsOf(run);
      if (
        outputs &&
        wanted.every(key => isNamed(outputs, key)) &&
        !gone.some(key => isNamed(outputs, key))
      ) {
        logger.info(`The platform is applied: ${run.url}`);
        return outputs;
      }
    }
    const [newest] = runs;
    const going = runs.find(({ status }) => status !== 'completed');
    if (newest && !going) {
      throw new Error(
        newest.conclusion === 'success'
          ? `The platform's workflow has run, but its outputs ${
              wanted.length > 0 ? 'do not name' : 'are missing or still name'
            } ${[...wanted, ...gone].join(', ')}; see ${
              newest.url
            }, and run it again if its artifact "${ARTIFACT.name}" has expired`
          : `The platform's workflow ended as ${
              newest.conclusion ?? 'unknown'
            }: ${newest.url}. When it has been put right there, run this again`,
      );
    }
    if (!newest && Date.now() - started >= options.patienceMs) {
      throw new NotFoundError(
        `No run of ${WORKFLOW} on branch ${branch} of ${where} came up${
          mergeCommit ? ` for ${mergeCommit}` : ''
        }. Is the workflow there, and switched on?`,
      );
    }
    const line = going
      ? `The platform's workflow is ${
          going.status === 'waiting' ? 'waiting for approval' : going.status
        }: ${going.url}`
      : `Waiting for a run of ${WORKFLOW}`;
    if (line !== told) {
      logger.info(line);
      told = line;
    }
    if (Date.now() >= options.deadline) {
      throw new Error(
        `The platform is not applied yet (${
          going?.url ?? where
        }). Run this again to go on`,
      );
    }
    await pause(options.pollMs, signal);
    signal?.throwIfAborted();
  }

  async function listRuns(): Promise<RepositoryRun[]> {
    try {
      return await repository.runs.list(
        { workflow: WORKFLOW, branch },
        { signal },
      );
    } catch (error) {
      // The merge may be what brings the workflow.
      if (error instanceof NotFoundError) {
        return [];
      }
      throw error;
    }
  }

  async function isRelevant({ commit }: RepositoryRun): Promise<boolean> {
    if (!mergeCommit || commit === mergeCommit) {
      return true;
    }
    if (!relevance.has(commit)) {
      relevance.set(
        commit,
        await repository.contains(commit, mergeCommit, { signal }),
      );
    }
    return relevance.get(commit) ?? false;
  }

  async function outputsOf({
    id,
  }: RepositoryRun): Promise<PlatformOutputs | undefined> {
    if (!read.has(id)) {
      const text = await repository.runs.readArtifact(
        { run: id, ...ARTIFACT },
        { signal },
      );
      read.set(id, text === undefined ? undefined : parsePlatformOutputs(text));
    }
    return read.get(id);
  }
}

function isNamed(
  { environments, shared }: PlatformOutputs,
  key: string,
): boolean {
  return Object.hasOwn(environments, key) || Object.hasOwn(shared, key);
}
