import { ExtensionCodec, decode, encode } from '@msgpack/msgpack';
import { z } from 'zod';
import { Unknown } from './Value';
import type { Value } from './Value';

const UNKNOWN_EXTENSION = 0;
const REFINED_UNKNOWN_EXTENSION = 12;

const codec = new ExtensionCodec();
codec.register({
  type: UNKNOWN_EXTENSION,
  encode: input => (input instanceof Unknown ? new Uint8Array([0]) : null),
  decode: () => Unknown.value,
});
codec.register({
  type: REFINED_UNKNOWN_EXTENSION,
  encode: () => null,
  decode: () => Unknown.value,
});

const value: z.ZodType<Value> = z.lazy(() =>
  z.union([
    z.null(),
    z.string(),
    z.number(),
    z.boolean(),
    z.custom<Unknown>(input => input instanceof Unknown),
    z.array(value),
    z.record(z.string(), value),
  ]),
);

/** The wire form of a value: `{ msgpack }` from us, either from Terraform. */
export interface DynamicValue {
  msgpack?: Uint8Array;
  json?: Uint8Array;
}

/**
 * Reads a value from the wire.
 *
 * @throws ZodError when Terraform sends something that is no value
 */
export function decodeValue(wire: DynamicValue | null | undefined): Value {
  if (wire?.msgpack?.length) {
    return value.parse(decode(wire.msgpack, { extensionCodec: codec }));
  }
  if (wire?.json?.length) {
    return value.parse(JSON.parse(Buffer.from(wire.json).toString('utf8')));
  }
  return null;
}

/** Writes a value for the wire. */
export function encodeValue(input: Value): DynamicValue {
  return { msgpack: encode(input, { extensionCodec: codec }) };
}
