import { parse } from 'lossless-json';

/**
 * Parses JSON without losing a digit: an integer that a number cannot hold
 * exactly (Databricks ids are 64 bits wide) stays the text it was.
 *
 * @throws SyntaxError for text that is not JSON
 */
export function parseLosslessJson(text: string): unknown {
  return parse(text, undefined, literal => {
    const value = Number(literal);
    const isInteger = /^-?\d+$/.test(literal);
    return isInteger && !Number.isSafeInteger(value) ? literal : value;
  });
}
