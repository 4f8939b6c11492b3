import { strToU8, zipSync } from 'fflate';
import { unzipEntry } from './unzipEntry';

const NAME = 'plan.jsonl';
const read = (zip: Uint8Array, mostBytes = 1_000) =>
  unzipEntry(zip, { name: NAME, mostBytes });

describe('unzipEntry', () => {
  it('reads the one entry, packed or not', () => {
    const text = 'grüße\n'.repeat(50);
    for (const level of [0, 9] as const) {
      expect(read(zipSync({ [NAME]: strToU8(text) }, { level }))).toBe(text);
    }
  });

  it('unpacks nothing else', () => {
    const zip = zipSync({
      'big.bin': new Uint8Array(5_000_000),
      [NAME]: strToU8('x'),
    });
    expect(read(zip)).toBe('x');
    expect(() => read(zipSync({ '../plan.jsonl': strToU8('x') }))).toThrow(
      'it holds no plan.jsonl',
    );
  });

  it('refuses what is larger than allowed, before it is unpacked', () => {
    const zip = zipSync({ [NAME]: new Uint8Array(1_001) });
    expect(() => read(zip)).toThrow('has 1001 bytes; 1000 are read at most');
  });

  it('does not believe the size that the zip tells', () => {
    const zip = zipSync({ [NAME]: new Uint8Array(5_000_000).fill(97) });
    patchEntries(zip, (view, at) => view.setUint32(at + 24, 10, true));
    expect(() => read(zip)).toThrow(
      'its plan.jsonl unpacks to more than it says; 1000 bytes are read at most',
    );
    const small = zipSync({ [NAME]: strToU8('a'.repeat(100)) });
    patchEntries(small, (view, at) => view.setUint32(at + 24, 10, true));
    expect(() => read(small)).toThrow('its plan.jsonl is damaged');
  });

  it.each<[string, (view: DataView, at: number) => void]>([
    ['checksum', (view, at) => view.setUint32(at + 16, 1, true)],
    ['length', (view, at) => view.setUint32(at + 20, 0x7fffffff, true)],
    ['place', (view, at) => view.setUint32(at + 42, 0x7fffffff, true)],
    ['other place', (view, at) => view.setUint32(at + 42, 7, true)],
  ])('finds an entry damaged by its %s', (_, patch) => {
    const zip = zipSync({ [NAME]: strToU8('abc') });
    patchEntries(zip, patch);
    expect(() => read(zip)).toThrow('its plan.jsonl is damaged');
  });

  it('finds content damaged', () => {
    const text = Array.from({ length: 300 }, (_, index) => `${index}`).join();
    const zip = zipSync({ [NAME]: strToU8(text) }, { level: 9 });
    zip.fill(0xff, 60, 90);
    expect(() => read(zip, 5_000)).toThrow('its plan.jsonl is damaged');
  });

  it.each<[string, (view: DataView, at: number) => void]>([
    ['encrypted', (view, at) => view.setUint16(at + 8, 1, true)],
    ['packed otherwise', (view, at) => view.setUint16(at + 10, 93, true)],
  ])('does not read what is %s', (_, patch) => {
    const zip = zipSync({ [NAME]: strToU8('abc') });
    patchEntries(zip, patch);
    expect(() => read(zip)).toThrow('packed in a way that is not read here');
  });

  it('takes none of two files of one name', () => {
    const zip = zipSync({ [NAME]: strToU8('a'), 'plan.jsonX': strToU8('b') });
    const text = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
    for (let at = text.indexOf('jsonX'); at >= 0; at = text.indexOf('jsonX')) {
      text.write('jsonl', at);
    }
    expect(() => read(zip)).toThrow('it holds 2 files called plan.jsonl');
  });

  it('reads a zip that ends with a comment', () => {
    const zip = zipSync({ [NAME]: strToU8('x') });
    const commented = Buffer.concat([zip, Buffer.from('a comment')]);
    commented.writeUInt16LE(9, zip.byteLength - 2);
    expect(read(commented)).toBe('x');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a web page', strToU8('<html>not found</html>'.repeat(20))],
    ['a cut zip', zipSync({ [NAME]: strToU8('x') }).slice(0, 40)],
  ])('says of %s that it is no zip', (_, bytes) => {
    expect(() => read(bytes)).toThrow('it is no zip that can be read');
  });

  it('takes text only', () => {
    expect(() =>
      read(zipSync({ [NAME]: new Uint8Array([0xff, 0xfe, 0x00]) })),
    ).toThrow('is not UTF-8 text');
  });
});

/** Changes what the zip's directory says of each entry. */
function patchEntries(
  zip: Uint8Array,
  patch: (view: DataView, at: number) => void,
): void {
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; at < zip.length - 4; at++) {
    if (view.getUint32(at, true) === 0x02014b50) {
      patch(view, at);
    }
  }
}
