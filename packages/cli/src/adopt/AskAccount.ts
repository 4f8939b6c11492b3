import type { Answers, Question } from '@lakeport/rehearsal';

/** Something that answers questions about an account. */
export interface AskAccount {
  /** Tells the providers more about whom to ask, once it is known. */
  at(place: {
    workspaceUrl?: string;
    region?: string;
    awsAccountId?: string;
  }): void;
  /** @throws Error when one that is not optional has no answer */
  ask(questions: readonly Question[]): Promise<Answers>;
}
