import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { refOfUrl } from '@lakeport/backstage-plugin-databricks-node';
import { parsePlatform } from '@lakeport/project';
import { AnswerCache } from '../cache/AnswerCache';
import type { ProjectFileReader } from '../environments/ProjectFileReader';
import type { PullRequestReader } from '../pullRequests/PullRequestReader';
import { shownPullRequest } from '../pullRequests/shownPullRequest';
import { Attempts } from '../sources/Attempts';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import { addressPoolsOf } from './addressPoolsOf';
import { claimsOf } from './claimsOf';
import type { PendingReader } from './PendingReader';
import type { PlatformAnswer, ReadPlatformFile } from './PlatformAnswer';
import { platformFactsOf } from './platformFactsOf';
import { platformProjectsOf } from './platformProjectsOf';

/** Form fields ask at every pause in typing; a merge shows after this at the latest. */
const FRESH_MS = 10_000;

/** Reads platform files with the pull requests that wait for them. */
export class PlatformReader {
  readonly #files: Pick<ProjectFileReader, 'read'>;
  readonly #pullRequests: Pick<PullRequestReader, 'list'>;
  readonly #pending: Pick<PendingReader, 'read'>;
  readonly #logger: LoggerService;
  readonly #texts: AnswerCache<ReadPlatformFile>;
  readonly #answers: AnswerCache<PlatformAnswer>;

  constructor(options: {
    files: Pick<ProjectFileReader, 'read'>;
    pullRequests: Pick<PullRequestReader, 'list'>;
    pending: Pick<PendingReader, 'read'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    const { cache } = options;
    this.#files = options.files;
    this.#pullRequests = options.pullRequests;
    this.#pending = options.pending;
    this.#logger = options.logger;
    this.#texts = new AnswerCache({
      cache,
      name: 'platform-file',
      ttlMs: FRESH_MS,
    });
    this.#answers = new AnswerCache({
      cache,
      name: 'platform',
      ttlMs: FRESH_MS,
    });
  }

  /**
   * What is known of a platform, as of at most ten seconds ago. A file that is
   * not valid is told of with its problems.
   *
   * @throws NotFoundError, NotAllowedError or ServiceUnavailableError when the
   *   file cannot be read
   */
  read(system: DeclaredSystem): Promise<PlatformAnswer> {
    return this.#answers.read([system.file], () => this.#make(system));
  }

  /** The text of a platform's file; throws as {@link read} does. */
  readFile(
    system: Pick<DeclaredSystem, 'file' | 'repository'>,
  ): Promise<ReadPlatformFile> {
    const { file, repository } = system;
    return this.#texts.read([file], async () => {
      const { text, at } = await this.#files.read({
        projectFile: file,
        repository,
      });
      return { text, file: { url: file, ...at } };
    });
  }

  async #make(system: DeclaredSystem): Promise<PlatformAnswer> {
    const attempts = new Attempts(this.#logger);
    const [{ text, file }, open] = await Promise.all([
      this.readFile(system),
      attempts.read('open pull requests', () =>
        this.#pullRequests.list(system.repository, branchOf(system.file)),
      ),
    ]);
    if (open?.isCut) {
      attempts.add(
        'open pull requests',
        `there are more than the ${open.items.length} that were read`,
      );
    }
    const parsed = parsePlatform(text);
    const merged = parsed.valid
      ? parsed.platform.spec.projects
      : claimsOf(text);
    const pending = await this.#pending.read(system.file, {
      merged,
      pullRequests: open?.items ?? [],
      attempts,
    });
    return {
      file,
      valid: parsed.valid,
      problems: parsed.problems,
      ...(parsed.valid && { facts: platformFactsOf(parsed.platform) }),
      pools: parsed.valid ? addressPoolsOf(parsed.platform, pending) : [],
      projects: platformProjectsOf(merged, pending),
      pullRequests: (open?.items ?? []).map(shownPullRequest),
      errors: attempts.sorted(),
      readAt: new Date().toISOString(),
    };
  }
}

/** Only pull requests into the branch that the file is read at can change it. */
function branchOf(file: string): string | undefined {
  const ref = refOfUrl(file)?.ref;
  return ref === 'HEAD' ? undefined : ref;
}
