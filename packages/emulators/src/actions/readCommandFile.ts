import { readFileSync } from 'node:fs';

/**
 * Reads what a step wrote to $GITHUB_OUTPUT or $GITHUB_ENV: lines `name=value`
 * and blocks `name<<DELIMITER`.
 *
 * @throws for a line of another form, in the runner's words.
 */
export function readCommandFile(path: string): Array<[string, string]> {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const result: Array<[string, string]> = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === '') {
      continue;
    }
    const equals = line.indexOf('=');
    const block = line.indexOf('<<');
    if (equals >= 0 && (block < 0 || equals < block)) {
      const name = line.slice(0, equals);
      if (name === '') {
        throw new Error(`Invalid format '${line}'. Name must not be empty`);
      }
      result.push([name, line.slice(equals + 1)]);
    } else if (block >= 0) {
      const name = line.slice(0, block);
      const delimiter = line.slice(block + 2);
      if (name === '' || delimiter === '') {
        throw new Error(
          `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
        );
      }
      const end = lines.indexOf(delimiter, index + 1);
      if (end < 0) {
        throw new Error(
          `Invalid value. Matching delimiter not found '${delimiter}'`,
        );
      }
      result.push([name, lines.slice(index + 1, end).join('\n')]);
      index = end;
    } else {
      throw new Error(`Invalid format '${line}'`);
    }
  }
  return result;
}
