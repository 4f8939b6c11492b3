/** AWS names a page of a list that it has given before. */
export class EndlessListError extends Error {
  constructor(pages: number) {
    super(
      `AWS names a page that it has given before (after ${pages} pages), so the list has no end`,
    );
    this.name = 'EndlessListError';
  }
}
