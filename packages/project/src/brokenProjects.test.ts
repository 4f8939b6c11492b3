import fc from 'fast-check';
import { arbitraryBrokenProject } from './__testUtils__/arbitraryBrokenProject';
import { arbitraryProject } from './__testUtils__/arbitraryProject';
import { checkProject } from './checkProject';
import { parseProject } from './parseProject';
import { projectFileSchema } from './schema/projectFileSchema';
import { SchemaNode } from './schema/SchemaNode';

/** Words of zod and of JavaScript, which are none for a reader of a file. */
const NO_WORDS =
  /invalid|expected|received|undefined|\bnull\b|NaN|\[object|too (?:big|small):/i;

describe('a broken project file', () => {
  it('has clear problems, each at a place of the text', () => {
    let wrong = 0;
    fc.assert(
      fc.property(arbitraryBrokenProject, value => {
        const text = JSON.stringify(value, null, 2) ?? '';
        const result = parseProject(text);
        wrong += result.valid ? 0 : 1;
        expect(result.valid).toBe(result.problems.length === 0);
        for (const problem of result.problems) {
          const { message, hint, path, line, column } = problem;
          // What is quoted was written by somebody else.
          const own = message.replace(/"(?:[^"\\]|\\.)*"/g, '""');
          expect({ problem, words: own.match(NO_WORDS)?.[0] }).toEqual({
            problem,
            words: undefined,
          });
          expect(hint).not.toBe('');
          expect(path).not.toBe('');
          expect(line).toBeGreaterThanOrEqual(1);
          expect(column).toBeGreaterThanOrEqual(1);
        }
        // The text changes the order and drops what JSON cannot say; a value of JSON has the same problems.
        const said = checkProject(JSON.parse(text));
        expect(said.map(({ path }) => path).sort()).toEqual(
          result.problems.map(({ path }) => path).sort(),
        );
      }),
      { numRuns: 150 },
    );
    expect(wrong).toBeGreaterThan(75);
  });
});

describe('the valid projects that tests make', () => {
  it('say every key that the file knows', () => {
    const said = new Set<string>();
    const visit = (value: unknown, node: SchemaNode, path: string) => {
      if (typeof value !== 'object' || value === null) {
        return;
      }
      for (const [key, inner] of Object.entries(value)) {
        const known = node.keys().includes(key);
        const at = known ? `${path}.${key}` : `${path}.*`;
        said.add(at);
        visit(inner, node.child(key), at);
      }
    };
    for (const project of fc.sample(arbitraryProject, {
      numRuns: 300,
      seed: 3,
    })) {
      visit(project, SchemaNode.of(projectFileSchema), '');
    }
    const known: string[] = [];
    const walk = (node: SchemaNode, path: string) => {
      for (const key of node.keys()) {
        known.push(`${path}.${key}`);
        walk(node.child(key), `${path}.${key}`);
      }
      const inner = node.child('*');
      if (inner.schemas().length > 0 && path.length < 200) {
        walk(inner, `${path}.*`);
      }
    };
    walk(SchemaNode.of(projectFileSchema), '');
    expect(known.filter(key => !said.has(key))).toEqual([]);
  });
});
