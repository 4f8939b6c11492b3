/**
 * Reads a whole body into memory, unless it is larger than that.
 *
 * @returns undefined when it is larger
 * @public
 */
export async function readAtMost(
  response: Response,
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  if (Number(response.headers.get('Content-Length')) > mostBytes) {
    await response.body?.cancel();
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let read = 0;
  // Leaving the loop early ends the transfer.
  for await (const chunk of response.body ?? []) {
    read += chunk.byteLength;
    if (read > mostBytes) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
