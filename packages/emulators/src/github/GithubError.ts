/** One of GitHub's refusals: a status, a message and, for 422, what was wrong. */
export class GithubError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** A text in the few places where GitHub has one. */
    readonly errors?:
      | Array<
          | { resource: string; code: string; field?: string; message?: string }
          | string
        >
      | string,
  ) {
    super(message);
  }

  static notFound() {
    return new GithubError(404, 'Not Found');
  }

  /** 422 for a field of a request. */
  static invalid(
    resource: string,
    field: string,
    message: string,
    code = 'custom',
  ) {
    return new GithubError(422, 'Validation Failed', [
      { resource, code, field, message },
    ]);
  }
}
