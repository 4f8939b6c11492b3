import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  lakeportFileKind,
  parsePlatform,
  parseProject,
} from '@lakeport/project';
import { synthesize } from './synthesize';
import { synthesizePlatform } from './synthesizePlatform';
import { forgetTokens } from './__testUtils__/forgetTokens';

const ROOT = join(__dirname, '../../..');
const PAGE = join(ROOT, 'docs/seeds.md');

interface Row {
  line: number;
  says: string;
  files: string[];
  types: string[];
  difference: string;
}

/** What stands in backticks. */
const quoted = (cell: string) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

function rows(): Row[] {
  return readFileSync(PAGE, 'utf8')
    .split('\n')
    .flatMap((text, index): Row[] => {
      const cells = text.split('|').map(cell => cell.trim());
      const isRow =
        text.startsWith('|') &&
        !/^\|[\s|:-]+$/.test(text) &&
        cells[1] !== 'the document says';
      return isRow
        ? [
            {
              line: index + 1,
              says: cells[1],
              files: quoted(cells[2]),
              types: quoted(cells[3]),
              difference: cells[4],
            },
          ]
        : [];
    });
}

/** The resource types of every example. */
function synthesizedTypes(): Set<string> {
  const folder = join(ROOT, 'examples');
  const types = new Set<string>();
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.lakeport.yaml')) {
      continue;
    }
    const text = readFileSync(join(folder, name), 'utf8');
    forgetTokens(() => {
      for (const { resource } of Object.values(stacksOf(name, text))) {
        Object.keys(resource ?? {}).forEach(type => types.add(type));
      }
    });
  }
  return types;
}

function stacksOf(name: string, text: string) {
  if (lakeportFileKind(text) === 'Platform') {
    const parsed = parsePlatform(text);
    if (parsed.valid) {
      return synthesizePlatform(parsed.platform).stacks;
    }
  } else {
    const parsed = parseProject(text);
    if (parsed.valid) {
      return synthesize(parsed.project).stacks;
    }
  }
  throw new Error(`${name} is not valid`);
}

describe('docs/seeds.md', () => {
  const all = rows();

  it('goes through the five documents', () => {
    const headings = [
      ...readFileSync(PAGE, 'utf8').matchAll(/^## (\d{3}): /gm),
    ].map(([, number]) => number);
    expect(headings).toEqual(['000', '001', '002', '003', '004']);
    expect(all.length).toBeGreaterThan(150);
  });

  it('says of every line what implements it, or why nothing does', () => {
    expect(
      all.filter(({ files, difference }) => !files.length && !difference),
    ).toEqual([]);
  });

  it('names files that are there', () => {
    expect(
      all.flatMap(({ line, files }) =>
        files
          .filter(file => !existsSync(join(ROOT, file)))
          .map(file => `line ${line}: ${file}`),
      ),
    ).toEqual([]);
  });

  it('names resource types that an example synthesizes', () => {
    const types = synthesizedTypes();
    expect(
      all.flatMap(row =>
        row.types
          .filter(type => !types.has(type))
          .map(type => `line ${row.line}: ${type}`),
      ),
    ).toEqual([]);
  });
});
