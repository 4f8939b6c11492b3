import fc from 'fast-check';
import { arbitraryBroken } from './__testUtils__/arbitraryBroken';
import { arbitraryProject } from './__testUtils__/arbitraryProject';
import { unclear } from './__testUtils__/unclear';
import { workspaceSnapshot } from './__testUtils__/workspaceSnapshot';
import { planAdoption } from './adopt/planAdoption';
import { checkProject } from './checkProject';
import { parseProject } from './parseProject';
import { projectFileSchema } from './schema/projectFileSchema';
import { SchemaNode } from './schema/SchemaNode';

describe('a broken project file', () => {
  it('has clear problems, each at a place of the text', () => {
    let wrong = 0;
    fc.assert(
      fc.property(arbitraryBroken(arbitraryProject), value => {
        const text = JSON.stringify(value, null, 2) ?? '';
        const result = parseProject(text);
        wrong += result.valid ? 0 : 1;
        expect(result.valid).toBe(result.problems.length === 0);
        expect(unclear(result.problems)).toEqual([]);
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
    const made: unknown[] = fc.sample(arbitraryProject, {
      numRuns: 300,
      seed: 3,
    });
    for (const project of [...made, adopted()]) {
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

/** A project of a workspace that is there already, with every part that it can have. */
function adopted(): unknown {
  const { project } = planAdoption(
    {
      ...workspaceSnapshot,
      workspace: {
        ...workspaceSnapshot.workspace,
        privateAccessSettingsId: 'private-access',
        managedServicesKeyId: 'key-of-services',
        storageKeyId: 'key-of-storage',
      },
    },
    {
      environment: 'prod',
      project: {
        apiVersion: 'lakeport.dev/v1alpha1',
        kind: 'Project',
        metadata: { name: 'legacy', owner: 'group:default/legacy' },
        spec: {
          databricks: { accountId: workspaceSnapshot.accountId },
          aws: {
            adminAccountId: '100000000001',
            adminRole: 'TerraformAdminRole',
            childRole: 'TerraformChildRole',
            state: { bucket: 'acme-terraform-tf-state', region: 'us-east-1' },
          },
        },
      },
    },
  );
  return project;
}
