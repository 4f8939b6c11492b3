import {
  ForwardedError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import git from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import * as fs from 'node:fs';
import { findLinkOut } from './findLinkOut';

/**
 * Puts the files of a branch into an empty folder, as they are at this moment,
 * without git's own folder.
 *
 * @param options - `url` of the repository, without credentials; `gitFolder` for
 *   git's own files
 * @returns the commit
 * @throws NotFoundError when there is no such branch or repository
 * @throws NotAllowedError when the credentials do not do, or the repository holds
 *   a link that leads out of it
 */
export async function cloneRepository(options: {
  url: string;
  branch: string;
  token?: string;
  folder: string;
  gitFolder: string;
}): Promise<string> {
  const { url, branch, token, folder, gitFolder } = options;
  try {
    await git.clone({
      fs,
      http,
      dir: folder,
      gitdir: gitFolder,
      url,
      ref: branch,
      singleBranch: true,
      noTags: true,
      depth: 1,
      ...(token && {
        onAuth: () => ({ username: 'x-access-token', password: token }),
        // Asked again only when they were refused: the same would be again.
        onAuthFailure: () => ({ cancel: true }),
      }),
    });
  } catch (error) {
    throw explain(error, url, branch);
  }
  const link = await findLinkOut(folder);
  if (link) {
    throw new NotAllowedError(
      `${url} holds a link that leads out of the repository (${link}); a portal does not follow it, replace it by a file`,
    );
  }
  return git.resolveRef({ fs, dir: folder, gitdir: gitFolder, ref: 'HEAD' });
}

function explain(error: unknown, url: string, branch: string): Error {
  if (error instanceof git.Errors.NotFoundError) {
    return new NotFoundError(`${url} has no branch ${branch}`);
  }
  if (error instanceof git.Errors.UserCanceledError) {
    return new NotAllowedError(
      `${url} cannot be read with the credentials of the portal's GitHub integration`,
    );
  }
  if (error instanceof git.Errors.HttpError) {
    const { statusCode } = error.data;
    return statusCode === 404
      ? new NotFoundError(
          `There is no repository ${url}, or the portal's GitHub integration may not see it`,
        )
      : new NotAllowedError(
          `${url} could not be read: the server answered with ${statusCode}`,
        );
  }
  return new ForwardedError(`${url} could not be read`, error);
}
