import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { decodeValue, encodeValue } from './dynamicValue';
import { Unknown } from './Value';
import type { Value } from './Value';

const { value } = fc.letrec<{ value: Value }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.constant(Unknown.value),
    fc.string(),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter(key => key !== '__proto__'),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
}));

describe('dynamic values', () => {
  it('come back from the wire as they went', () => {
    fc.assert(
      fc.property(value, input => {
        expect(decodeValue(encodeValue(input))).toEqual(input);
      }),
    );
  });

  it('write what is unknown as Terraform reads it', () => {
    expect(Buffer.from(encodeValue(Unknown.value).msgpack ?? [])).toEqual(
      Buffer.from([0xd4, 0x00, 0x00]),
    );
  });

  it('read an unknown value with refinements as unknown', () => {
    // fixext 1, type 12
    const msgpack = Buffer.from([0xd4, 0x0c, 0x80]);

    expect(decodeValue({ msgpack })).toBe(Unknown.value);
  });

  it('keep workspace ids of 16 digits exact', () => {
    const msgpack = encode({ workspace_id: 8765432109876543 });

    expect(decodeValue({ msgpack })).toEqual({
      workspace_id: 8765432109876543,
    });
  });

  it('read states that are kept as JSON', () => {
    expect(decodeValue({ json: Buffer.from('{"a":[1,null]}') })).toEqual({
      a: [1, null],
    });
    expect(decodeValue(undefined)).toBeNull();
  });
});
