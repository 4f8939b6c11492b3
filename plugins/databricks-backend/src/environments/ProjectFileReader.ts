import type { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  InputError,
  isError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { CommitResolver } from './CommitResolver';
import type { Environment } from './Environment';

/** How a source says that there is nothing for this reader. */
const SAID_NO = ['NotFoundError', 'NotAllowedError', 'AuthenticationError'];
/** The schema allows far less; this is against a file that is none of ours. */
const MOST_BYTES = 5 * 1024 * 1024;

/** A project file, and the commit that it was read at where its host told it. */
export interface ReadProjectFile {
  text: string;
  at?: { commit: string; commitUrl: string };
}

/** Reads project and platform files, and others of their repositories. */
export class ProjectFileReader {
  readonly #commits: Pick<CommitResolver, 'resolve'>;
  readonly #reader: UrlReaderService;

  constructor(options: {
    commits: Pick<CommitResolver, 'resolve'>;
    reader: UrlReaderService;
  }) {
    this.#commits = options.commits;
    this.#reader = options.reader;
  }

  /**
   * @throws NotFoundError and the like where the source says so, and
   *   ServiceUnavailableError where it says nothing
   */
  async read(
    environment: Pick<Environment, 'projectFile' | 'repository'>,
  ): Promise<ReadProjectFile> {
    // The commit first, then the file at it: read the other way round, a push in
    // between would put a commit to a file that is not of it.
    const at = await this.#commits.resolve(environment);
    const text = await this.readUrl(at?.projectFile ?? environment.projectFile);
    return {
      text,
      ...(at && { at: { commit: at.commit, commitUrl: at.commitUrl } }),
    };
  }

  /** One file as it is at its URL; throws as {@link read} does. */
  async readUrl(url: string, signal?: AbortSignal): Promise<string> {
    const bytes = await this.#reader
      .readUrl(url, { signal })
      .then(response => response.buffer())
      .catch(error => {
        // What the source said no to is the caller's to know; that it said
        // nothing at all is no fault of this server.
        throw isError(error) && SAID_NO.includes(error.name)
          ? error
          : new ServiceUnavailableError(
              `Could not read ${url}: its server cannot be reached or had an error of its own`,
              error,
            );
      });
    if (bytes.length > MOST_BYTES) {
      throw new InputError(
        `${url} has ${bytes.length} bytes; a file that lakeport reads has ${MOST_BYTES} at most`,
      );
    }
    return bytes.toString('utf8');
  }
}
