import type { ErrorRequestHandler } from 'express';
import { GithubError } from './GithubError';

const DOCUMENTATION = 'https://docs.github.com/rest';

/** What a caller did wrong, or undefined for a fault of the emulator. */
function asRefusal(error: unknown): GithubError | undefined {
  if (error instanceof GithubError) {
    return error;
  }
  // Express gives a status to paths that cannot be decoded.
  const status =
    error instanceof Error && 'status' in error ? Number(error.status) : 500;
  return status >= 400 && status < 500
    ? new GithubError(status, 'Bad Request')
    : undefined;
}

/** Answers with an error in GitHub's shape. */
export const handleError: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  const known = asRefusal(error);
  if (!known) {
    process.stderr.write(`${error?.stack ?? error}\n`);
  }
  res.status(known?.status ?? 500).json({
    message: known?.message ?? 'Server Error',
    ...(known?.errors ? { errors: known.errors } : {}),
    documentation_url: DOCUMENTATION,
    status: String(known?.status ?? 500),
  });
};
