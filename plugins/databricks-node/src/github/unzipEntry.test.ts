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

  it('unpacks no more than the size that the zip tells', () => {
    const zip = zipSync({ [NAME]: new Uint8Array(5_000_000).fill(97) });
    const view = new DataView(zip.buffer, zip.byteOffset);
    for (let at = 0; at < zip.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014b50) {
        view.setUint32(at + 24, 10, true);
      }
    }
    expect(read(zip)).toBe('a'.repeat(10));
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
