import type { Answers, Question } from '@lakeport/rehearsal';
import type { AskAccount } from './AskAccount';

/** What the answers so far come to, and what has none. */
export class SnapshotDraft {
  readonly unread: Array<{ what: string; reason: string }> = [];

  constructor(
    private readonly account: AskAccount,
    private readonly onAsked: (what: string) => void,
  ) {}

  /**
   * Asks several things at once. An optional one without an answer is noted as
   * unread, unless it is nothing to miss.
   *
   * @param what - said while it is asked
   * @param named - what an unread one is called, by key and by why it is
   */
  async ask(
    what: string,
    questions: readonly Question[],
    named: (key: string, reason: string) => string | undefined = key => key,
  ): Promise<Answers['found']> {
    this.onAsked(what);
    const { found, missing } = await this.account.ask(questions);
    for (const [key, reason] of missing) {
      const name = named(key, reason);
      if (name !== undefined) {
        this.unread.push({ what: name, reason: reason.split('\n', 1)[0] });
      }
    }
    return found;
  }
}
