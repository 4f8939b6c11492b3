import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type {
  LakeportRunner,
  LakeportShow,
} from '@lakeport/backstage-plugin-databricks-node';
import { parseProject } from '@lakeport/project';
import { AnswerCache } from '../cache/AnswerCache';
import type { ProjectFileReader } from '../environments/ProjectFileReader';
import type { PullRequestReader } from '../pullRequests/PullRequestReader';
import { shownPullRequest } from '../pullRequests/shownPullRequest';
import { Attempts } from '../sources/Attempts';
import type { DeclaredSystem } from '../systems/DeclaredSystem';
import type { VersionReader } from '../versions/VersionReader';
import { declaredEnvironments } from './declaredEnvironments';
import { declaredSharedStacks } from './declaredSharedStacks';
import type { ProjectAnswer } from './ProjectAnswer';

const FRESH_MS = 10_000;
/** The same text always has the same price; the limit is for upgrades of lakeport. */
const SHOWN_MS = 10 * 60_000;

/** Reads project files, with what they cost and the pull requests that wait for them. */
export class ProjectReader {
  readonly #files: Pick<ProjectFileReader, 'read'>;
  readonly #pullRequests: Pick<PullRequestReader, 'list'>;
  readonly #versions: Pick<VersionReader, 'read'>;
  readonly #lakeport: Pick<LakeportRunner, 'show'>;
  readonly #logger: LoggerService;
  readonly #shown: AnswerCache<LakeportShow>;
  readonly #answers: AnswerCache<ProjectAnswer>;

  constructor(options: {
    files: Pick<ProjectFileReader, 'read'>;
    pullRequests: Pick<PullRequestReader, 'list'>;
    versions: Pick<VersionReader, 'read'>;
    lakeport: Pick<LakeportRunner, 'show'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    const { cache } = options;
    this.#files = options.files;
    this.#pullRequests = options.pullRequests;
    this.#versions = options.versions;
    this.#lakeport = options.lakeport;
    this.#logger = options.logger;
    this.#shown = new AnswerCache({ cache, name: 'show', ttlMs: SHOWN_MS });
    this.#answers = new AnswerCache({
      cache,
      name: 'project',
      ttlMs: FRESH_MS,
    });
  }

  /**
   * What is known of a project, as of at most ten seconds ago. A file that is
   * not valid is told of with its problems.
   *
   * @throws NotFoundError, NotAllowedError or ServiceUnavailableError when the
   *   file cannot be read
   */
  read(system: DeclaredSystem): Promise<ProjectAnswer> {
    return this.#answers.read([system.file], () => this.#make(system));
  }

  async #make(system: DeclaredSystem): Promise<ProjectAnswer> {
    const { file, repository, entity } = system;
    const attempts = new Attempts(this.#logger);
    const [{ text, at }, open, lakeport] = await Promise.all([
      this.#files.read({ projectFile: file, repository }),
      attempts.read('open pull requests', () =>
        this.#pullRequests.list(repository),
      ),
      attempts.read('version of lakeport', () => this.#versions.read(file)),
    ]);
    const parsed = parseProject(text);
    const show = parsed.valid
      ? await attempts.read('monthly cost', () =>
          this.#shown.read([text], () => this.#lakeport.show(text)),
        )
      : undefined;
    return {
      project: parsed.valid
        ? parsed.project.metadata.name
        : entity.metadata.name,
      file: { url: file, ...at },
      valid: parsed.valid,
      problems: parsed.problems,
      environments: parsed.valid
        ? declaredEnvironments(parsed.project, show)
        : [],
      sharedStacks: parsed.valid
        ? declaredSharedStacks(parsed.project, show)
        : [],
      pullRequests: (open?.items ?? []).map(shownPullRequest),
      ...(lakeport && { lakeport }),
      errors: attempts.sorted(),
      readAt: new Date().toISOString(),
      text,
    };
  }
}
