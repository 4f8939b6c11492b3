/**
 * Does work for each item and gives the results in the items' order. So many
 * items are worked on before their results are asked for, and no more: whoever
 * takes the results slowly slows down the work.
 *
 * @throws the first error in the items' order
 */
export async function* ahead<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const waiting: Array<Promise<R>> = [];
  for await (const item of items) {
    const result = work(item);
    // An error is thrown in its turn, not as one that nobody handles.
    result.catch(() => {});
    waiting.push(result);
    const first = waiting.length >= most ? waiting.shift() : undefined;
    if (first) {
      yield await first;
    }
  }
  for (const result of waiting) {
    yield await result;
  }
}
