import { parsePrices, Prices } from '@lakeport/project';
import { parse } from 'yaml';
import { CommandError } from './CommandError';
import { harmless } from './harmless';
import { readBytes } from './readBytes';

/**
 * A price table from a YAML or JSON file.
 *
 * @throws CommandError when it cannot be read or is none
 */
export async function readPrices(file: string): Promise<Prices> {
  const text = new TextDecoder().decode(await readBytes(file));
  let value: unknown;
  try {
    value = parse(text);
  } catch {
    throw new CommandError(`${file} is not YAML`, {
      hint: 'Write it like { asOf: 2026-11-01, region: eu-west-1, perMonth: { aws_nat_gateway: 35.04 } }.',
    });
  }
  const result = parsePrices(value);
  if (!result.valid) {
    throw new CommandError(
      result.problems
        .map(({ path, message }) =>
          harmless(`${file}${path ? `  ${path}` : ''}: ${message}`),
        )
        .join('\n'),
      {
        hint: 'Write it like { asOf: 2026-11-01, region: eu-west-1, perMonth: { aws_nat_gateway: 35.04 } }.',
      },
    );
  }
  return result.prices;
}
