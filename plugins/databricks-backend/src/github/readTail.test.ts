import { readTail } from './readTail';

/** In pieces of a few bytes, as a network brings it. */
function inPieces(text: string, size = 3): Response {
  const bytes = new TextEncoder().encode(text);
  return new Response(
    new ReadableStream<Uint8Array>({
      start: controller => {
        for (let at = 0; at < bytes.byteLength; at += size) {
          controller.enqueue(bytes.slice(at, at + size));
        }
        controller.close();
      },
    }),
  );
}

describe('readTail', () => {
  const text = Array.from(
    { length: 100 },
    (_, index) => `line ${index}\n`,
  ).join('');

  it('reads all of what is short, whatever it is', async () => {
    expect(await readTail(new Response(null), 10)).toEqual({
      text: '',
      omittedLines: 0,
    });
    expect(await readTail(inPieces('grüße'), 10)).toEqual({
      text: 'grüße',
      omittedLines: 0,
    });
  });

  it('keeps every line, or counts it', async () => {
    for (let most = 11; most < text.length + 2; most += 7) {
      const tail = await readTail(inPieces(text), most);
      expect(text.endsWith(tail.text)).toBe(true);
      expect(tail.text.length).toBeLessThanOrEqual(most);
      expect(tail.text).toMatch(/^line /);
      const lines = tail.text.split('\n').length - 1;
      expect(lines + tail.omittedLines).toBe(100);
    }
  });

  it('loses no line that just fits', async () => {
    expect(await readTail(inPieces('a\nbb\ncc\n'), 6)).toEqual({
      text: 'bb\ncc\n',
      omittedLines: 1,
    });
  });

  it('cuts a line that is longer than all, but no character', async () => {
    expect(await readTail(inPieces(`${'x'.repeat(50)}äöü`), 5)).toEqual({
      text: 'öü',
      omittedLines: 0,
    });
  });
});
