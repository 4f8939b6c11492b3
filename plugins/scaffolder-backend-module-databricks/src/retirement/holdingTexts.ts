import { markdownText } from '../preview/markdownText';
import type { CatalogHolding } from './CatalogHolding';

/** `3 tables`, `1 volume`. */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What a catalog holds, as a line of a log or an error. */
export function holdingLine(holding: CatalogHolding): string {
  const { catalog, schemas, tables, volumes, names } = holding;
  const more = tables + volumes - names.length;
  return [
    `catalog ${catalog}: ${counted(schemas, 'schema')}, ${counted(
      tables,
      'table',
    )}, ${counted(volumes, 'volume')}`,
    ...(names.length > 0
      ? [` (${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`]
      : []),
  ].join('');
}

/** What an environment holds, as Markdown. */
export function holdingsSummary(
  name: string,
  holds: readonly CatalogHolding[],
): string {
  if (holds.length === 0) {
    return `${markdownText(name)} holds no catalog.`;
  }
  return [
    `| catalog | schemas | tables | volumes |`,
    `| --- | ---: | ---: | ---: |`,
    ...holds.map(
      ({ catalog, schemas, tables, volumes }) =>
        `| ${markdownText(catalog)} | ${schemas} | ${tables} | ${volumes} |`,
    ),
  ].join('\n');
}
