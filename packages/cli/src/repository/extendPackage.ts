import { z } from 'zod';

const texts = z.record(z.string(), z.string());

/** What is read of a package.json; the rest stays as it is. */
const manifestSchema = z.looseObject({
  dependencies: texts.optional(),
  devDependencies: texts.optional(),
  scripts: texts.optional(),
});

type Additions = Record<
  'dependencies' | 'devDependencies' | 'scripts',
  Record<string, string>
>;

const SECTIONS = ['scripts', 'dependencies', 'devDependencies'] as const;

function sorted(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(values)
      .sort()
      .map(name => [name, values[name]]),
  );
}

/**
 * A package.json with what a program needs, or why it cannot have it: what is
 * there with another value is not touched.
 *
 * @param text - of the file that is there, if any
 */
export function extendPackage(
  text: string | undefined,
  additions: Additions,
): { content: string } | { refusals: string[] } {
  let value: unknown;
  try {
    value =
      text === undefined
        ? { name: 'lakeport-project', private: true }
        : JSON.parse(text);
  } catch {
    return { refusals: ['package.json is no JSON'] };
  }
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) {
    return { refusals: ['package.json is none that npm understands'] };
  }
  const manifest = parsed.data;
  const everywhere = {
    ...manifest.devDependencies,
    ...manifest.dependencies,
  };
  const refusals = SECTIONS.flatMap(section => {
    const there = section === 'scripts' ? manifest.scripts ?? {} : everywhere;
    return Object.entries(additions[section])
      .filter(
        ([name, wanted]) =>
          Object.hasOwn(there, name) && there[name] !== wanted,
      )
      .map(
        ([name, wanted]) =>
          `package.json has ${name} "${there[name]}", and "${wanted}" is needed`,
      );
  });
  if (refusals.length > 0) return { refusals };
  const extended = { ...manifest };
  for (const section of SECTIONS) {
    const known = section === 'scripts' ? {} : everywhere;
    const missing = Object.fromEntries(
      Object.entries(additions[section]).filter(
        ([name]) => !Object.hasOwn(known, name),
      ),
    );
    const all = { ...manifest[section], ...missing };
    if (Object.keys(all).length > 0) {
      extended[section] = section === 'scripts' ? all : sorted(all);
    }
  }
  return { content: `${JSON.stringify(extended, null, 2)}\n` };
}
