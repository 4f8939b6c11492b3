/**
 * What a check depends on besides the file.
 *
 * @public
 */
export interface CheckOptions {
  /** The day that waivers are held against, `YYYY-MM-DD` in UTC; the current one when left out. */
  today?: string;
}
