import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { arbitraryBroken } from '../__testUtils__/arbitraryBroken';
import { undocumentedKeys } from '../__testUtils__/undocumentedKeys';
import { unclear } from '../__testUtils__/unclear';
import { stackFindings } from '../rules/stackFindings';
import { platformFileSchema } from '../schema/platformFileSchema';
import { SchemaNode } from '../schema/SchemaNode';
import { arbitraryPlatform } from './__testUtils__/arbitraryPlatform';
import { checkPlatform } from './checkPlatform';
import { parsePlatform } from './parsePlatform';
import { platformJsonSchema } from './platformJsonSchema';
import { resolvePlatform } from './resolvePlatform';
import { serializePlatform } from './serializePlatform';

describe('the page of the platform file', () => {
  it('names every key', () => {
    const page = readFileSync(
      resolve(__dirname, '../../../../docs/platform-file.md'),
      'utf8',
    );
    const schema = SchemaNode.of(platformFileSchema);
    expect(undocumentedKeys(schema, page)).toEqual([]);
    expect(
      undocumentedKeys(
        schema,
        page.replace(/billableUsage|addressPools/g, 'x'),
      ),
    ).toEqual(['billableUsage', 'addressPools']);
  });
});

describe('platform files', () => {
  it('are read as they were written, every valid one', () => {
    fc.assert(
      fc.property(arbitraryPlatform, platform => {
        const text = serializePlatform(platform);
        expect(text.endsWith('\n')).toBe(true);
        expect(parsePlatform(text)).toEqual({
          valid: true,
          platform: resolvePlatform(platformFileSchema.parse(platform)),
          problems: [],
        });
      }),
      { numRuns: 100 },
    );
  });

  it('have clear problems when they are broken, each at a place', () => {
    let wrong = 0;
    fc.assert(
      fc.property(arbitraryBroken(arbitraryPlatform), value => {
        const text = JSON.stringify(value, null, 2) ?? '';
        const result = parsePlatform(text);
        wrong += result.valid ? 0 : 1;
        expect(result.valid).toBe(result.problems.length === 0);
        expect(unclear(result.problems)).toEqual([]);
        expect(
          checkPlatform(JSON.parse(text))
            .map(({ path }) => path)
            .sort(),
        ).toEqual(result.problems.map(({ path }) => path).sort());
      }),
      { numRuns: 150 },
    );
    expect(wrong).toBeGreaterThan(75);
  });

  it('are taken by the rules on stacks as they are', () => {
    const [platform] = fc.sample(arbitraryPlatform, 1);
    expect(
      stackFindings(resolvePlatform(platformFileSchema.parse(platform)), {
        manifest: { order: [], stacks: {} },
        stacks: {},
      }).filter(({ rule }) => rule !== 'iam.shared-account'),
    ).toEqual([]);
  });

  it('have a JSON Schema with a description wherever there is a key', () => {
    const undescribed: string[] = [];
    const walk = (node: SchemaNode, path: string) => {
      for (const key of node.keys()) {
        if (!node.child(key).hint()) {
          undescribed.push(`${path}.${key}`);
        }
        walk(node.child(key), `${path}.${key}`);
      }
      const inner = node.child('*');
      if (inner.schemas().length > 0 && path.length < 150) {
        walk(inner, `${path}.*`);
      }
    };
    walk(SchemaNode.of(platformFileSchema), '');
    expect(undescribed).toEqual([]);
    expect(platformJsonSchema()).toMatchObject({
      title: 'Lakeport platform',
      required: ['apiVersion', 'kind', 'metadata', 'spec'],
    });
  });
});
