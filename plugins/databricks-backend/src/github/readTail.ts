/** A log beyond this is not read to its end; its failing step is then not at hand. */
const MOST_READ = 50 * 1024 * 1024;

/**
 * Reads the end of a text without holding more than twice that of it.
 */
export async function readTail(
  response: Response,
  mostBytes: number,
): Promise<string> {
  if (!response.body) {
    return '';
  }
  const decoder = new TextDecoder();
  let tail = '';
  let read = 0;
  for await (const chunk of response.body) {
    read += chunk.byteLength;
    tail += decoder.decode(chunk, { stream: true });
    if (tail.length > 2 * mostBytes) {
      tail = tail.slice(-mostBytes);
    }
    if (read > MOST_READ) {
      break;
    }
  }
  return tail.slice(-mostBytes);
}
