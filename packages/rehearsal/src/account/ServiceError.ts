/** What a simulated service answers when it refuses a request. */
export class ServiceError extends Error {
  readonly detail: string;

  /**
   * @param summary - one line, in the service's words where it has some
   * @param detail - what is wrong, where, and what would be right
   */
  constructor(summary: string, detail = '') {
    super(summary);
    this.name = 'ServiceError';
    this.detail = detail;
  }
}
