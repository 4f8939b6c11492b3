import { z } from 'zod';
import { parseOnce } from '../schema/parseOnce';

/** A part that is undefined where it is not what it should be. */
export const lenient = <T extends z.ZodType>(schema: T) =>
  schema.optional().catch(undefined);

/** A list whose items are undefined where they are not what they should be. */
export const list = <T extends z.ZodType>(item: T) =>
  lenient(z.array(lenient(item)));

/** A mapping as far as it is right, and the keys that it has any value for. */
export const keyed = <S extends z.ZodRawShape>(shape: S) => {
  const known = z.object(shape);
  return lenient(
    z.record(z.string(), z.unknown()).transform(written => ({
      ...known.parse(written, parseOnce),
      keys: Object.keys(written).filter(key => written[key] !== undefined),
    })),
  );
};

/** Mappings of one kind by name. */
export const named = <S extends z.ZodRawShape>(shape: S) =>
  lenient(z.record(z.string(), keyed(shape)));

export const text = lenient(z.string());
export const flag = lenient(z.boolean());
export const whole = lenient(z.int());
