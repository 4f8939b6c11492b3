import type { CheckOptions } from '../CheckOptions';
import { parseFile } from '../file/parseFile';
import { platformFile } from '../file/platformFile';
import type { Problem } from '../Problem';
import type { Platform } from './Platform';
import { resolvePlatform } from './resolvePlatform';

/**
 * A checked platform, or everything that is wrong with its text.
 *
 * @public
 */
export type ParsePlatformResult =
  | { valid: true; platform: Platform; problems: [] }
  | { valid: false; problems: Problem[] };

/**
 * Reads the text of a platform file and checks it. All problems are reported
 * at once (the first thousand of them), in the order of the text. Bytes are
 * read as UTF-8. Never throws, whatever the input.
 *
 * @public
 */
export function parsePlatform(
  text: string | Uint8Array,
  options: CheckOptions = {},
): ParsePlatformResult {
  const read = parseFile(platformFile, text, options);
  return read.valid
    ? { valid: true, platform: resolvePlatform(read.file), problems: [] }
    : read;
}
