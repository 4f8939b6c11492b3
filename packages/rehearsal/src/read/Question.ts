/**
 * One thing that is asked of an account through Terraform: a data source by
 * its arguments, or what a resource is by the id that it is imported by.
 *
 * @public
 */
export interface Question {
  /** Unique among those asked together; the answer has it. */
  readonly key: string;
  /** Terraform type, such as `aws_vpc`. */
  readonly type: string;
  /** Of a data source, or what a resource must say to be valid. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** Of a resource; left out for a data source. */
  readonly importId?: string;
  /** Alias of the provider that is asked, such as `account`. */
  readonly provider?: string;
  /** Whether the rest is of use without it. */
  readonly optional?: boolean;
}

/**
 * What was found out.
 *
 * @public
 */
export interface Answers {
  /** The attributes of what is there, by the question's key. */
  readonly found: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Why an optional question has no answer, by its key. */
  readonly missing: ReadonlyMap<string, string>;
}
