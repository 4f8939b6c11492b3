/** A refusal in the shape of Databricks' REST APIs. */
export class DatabricksError extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }

  static missing(what: string) {
    return new DatabricksError(
      404,
      'RESOURCE_DOES_NOT_EXIST',
      `${what} does not exist`,
    );
  }
}
