/** Where in a list of Databricks a page of ours starts. */
export interface UnityCursor {
  /** Databricks' token of the page; the first page when left out. */
  token?: string;
  /** Objects of that page that were given before. */
  skip: number;
  /** Digests of the tokens before it, newest last: a token that comes again ends the list. */
  seen: string[];
}
