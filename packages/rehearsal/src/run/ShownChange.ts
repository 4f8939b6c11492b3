/** What is remembered of a change that was shown: which, and in what. */
export interface ShownChange {
  address: string;
  actions: string[];
  /**
   * Names of what changes in place; of a replacement only those that it is
   * made for.
   */
  attributes?: string[];
}
