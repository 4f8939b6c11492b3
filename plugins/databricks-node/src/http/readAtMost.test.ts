import { readAtMost } from './readAtMost';

/** A body without a length, of which nobody should read all. */
function endless(): Response {
  let sent = 0;
  return new Response(
    new ReadableStream<Uint8Array>({
      pull: controller => {
        sent += 1;
        if (sent > 50) {
          throw new Error('read too far');
        }
        controller.enqueue(new Uint8Array(100));
      },
    }),
  );
}

describe('readAtMost', () => {
  it('reads what fits', async () => {
    const body = new Response('abc');
    expect(await readAtMost(body, 3)).toEqual(new Uint8Array([97, 98, 99]));
    expect(await readAtMost(new Response(null), 3)).toEqual(new Uint8Array());
  });

  it('reads no further than that', async () => {
    expect(await readAtMost(endless(), 1_000)).toBeUndefined();
  });

  it('reads nothing of what says that it is larger', async () => {
    const body = new Response('abcd', { headers: { 'Content-Length': '4' } });
    expect(await readAtMost(body, 3)).toBeUndefined();
  });
});
