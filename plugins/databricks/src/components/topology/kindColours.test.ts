import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kindColours } from './kindColours';

/** What WCAG 2.1 asks of text that is not large (1.4.3). */
const ENOUGH = 4.5;

type Colour = readonly [red: number, green: number, blue: number];

const part = readFileSync(join(__dirname, 'topology.module.css'), 'utf8');
// Not by the name that styles are imported by: tests put a stand-in for those.
const themes = readFileSync(
  join(
    dirname(require.resolve('@backstage/ui/package.json')),
    'dist/css/styles.css',
  ),
  'utf8',
);

function found(text: string, pattern: RegExp): string {
  const [, value] = pattern.exec(text) ?? [];
  if (value === undefined) {
    throw new Error(`Nothing matches ${pattern}`);
  }
  return value;
}

const colourOf = (hex: string): Colour => [
  parseInt(hex.slice(1, 3), 16) / 255,
  parseInt(hex.slice(3, 5), 16) / 255,
  parseInt(hex.slice(5, 7), 16) / 255,
];

/** A token of Backstage UI; where the dark theme has none, it is the light one's. */
function token(name: string, isDark: boolean): Colour {
  const start = themes.indexOf("[data-theme-mode='dark']");
  const theme = isDark ? themes.slice(start) : themes.slice(0, start);
  const value = found(theme, new RegExp(`${name}:\\s*([^;]+);`)).trim();
  const alias = /^var\((.+)\)$/.exec(value);
  return alias
    ? colourOf(found(themes, new RegExp(`${alias[1]}:\\s*(#\\w{6});`)))
    : colourOf(value);
}

const mix = (share: number, a: Colour, b: Colour): Colour => [
  a[0] * share + b[0] * (1 - share),
  a[1] * share + b[1] * (1 - share),
  a[2] * share + b[2] * (1 - share),
];

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map(value =>
    value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const rule = (name: string) => found(part, new RegExp(`\\n${name} \\{([^}]+)`));

/** How much of a kind's colour is in the background of a rule. */
const share = (name: string) =>
  Number(found(rule(name), /--part-colour\)\s+(\d+)%/)) / 100;

describe('kindColours', () => {
  it.each([
    ['light', false],
    ['dark', true],
  ])('leaves every part readable in the %s theme', (_, isDark) => {
    const page = token('--bui-bg-app', isDark);
    const card = token('--bui-bg-neutral-1', isDark);
    const text = token(
      found(rule('\\.kind'), /[^-]color: var\((.+?)\)/),
      isDark,
    );
    const faded = Number(
      found(part, /data-status='only-declared'\] \{[^}]+opacity: ([\d.]+)/),
    );
    const unreadable = Object.entries(kindColours).filter(([, hex]) => {
      const own = mix(share('\\.part'), colourOf(hex), card);
      // Account, region, VPC, zone and subnet: boxes within boxes.
      const box = [1, 2, 3, 4, 5].reduce(
        under => mix(share('\\.container'), colourOf(hex), under),
        page,
      );
      return (
        Math.min(
          contrast(text, own),
          contrast(text, box),
          contrast(mix(faded, text, page), mix(faded, own, page)),
        ) < ENOUGH
      );
    });
    expect(unreadable).toEqual([]);
  });
});
