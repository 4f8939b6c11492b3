import { mkdtempSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import fc from 'fast-check';
import { FolderObjectStore } from './FolderObjectStore';
import { objectPath } from './objectPath';

describe('FolderObjectStore', () => {
  let dir: string;
  let store: FolderObjectStore;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'lakeport-objects-'));
    store = new FolderObjectStore(join(dir, 'bucket'));
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('keeps objects to the user alone', async () => {
    await store.put('a/b', Buffer.from('1'));
    await store.put('a/b', Buffer.from('2'));

    expect(Buffer.from((await store.get('a/b')) ?? []).toString()).toBe('2');
    expect(await store.list('a/')).toEqual(['a/b']);
    expect(statSync(join(dir, 'bucket/a/b')).mode % 0o100).toBe(0);
  });

  it('is empty before anything is put', async () => {
    expect(await store.list('')).toEqual([]);
    expect(await store.get('a')).toBeUndefined();
    await store.delete('a');
  });

  it('writes a new object once, however many try', async () => {
    const tries = Array.from({ length: 20 }, (_, index) =>
      store.putNew('claim', Buffer.from(String(index))),
    );
    const won = (await Promise.all(tries)).flatMap((ok, index) =>
      ok ? [String(index)] : [],
    );

    expect(won).toHaveLength(1);
    expect(Buffer.from((await store.get('claim')) ?? []).toString()).toBe(
      won[0],
    );
    expect(await store.list('')).toEqual(['claim']);
  });

  it('never leaves its folder', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('..', '.', ''))),
        parts => {
          const path = objectPath('/bucket', parts.join('/'));
          expect(`${path}/`.startsWith('/bucket/')).toBe(true);
        },
      ),
    );
  });
});
