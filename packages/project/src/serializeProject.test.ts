import fc from 'fast-check';
import { arbitraryProject } from './__testUtils__/arbitraryProject';
import { validProject } from './__testUtils__/validProject';
import { parseProject } from './parseProject';
import type { ProjectInput } from './Project';
import { resolveProject } from './resolveProject';
import { projectFileSchema } from './schema/projectFileSchema';
import { serializeProject } from './serializeProject';

describe('serializeProject', () => {
  it('writes keys in the order of the schema and quotes what looks like numbers', () => {
    const { spec, metadata, ...rest } = validProject();
    const shuffled: ProjectInput = { spec, ...rest, metadata };
    expect(serializeProject(shuffled)).toBe(
      `apiVersion: lakeport.dev/v1alpha1
kind: Project
metadata:
  name: payments
  owner: group:default/payments-data
spec:
  databricks:
    accountId: 0d26daa6-5e44-4c97-a497-ef015f91254a
  aws:
    adminAccountId: "100000000001"
    adminRole: TerraformAdminRole
    childRole: TerraformChildRole
    state:
      bucket: acme-terraform-tf-state
      region: us-east-1
  environments:
    dev:
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: development
      network:
        cidr: 10.0.0.0/22
        availabilityZones: [us-west-2a, us-west-2b]
`,
    );
  });

  it('quotes what other readers of YAML take for something else', () => {
    const project = validProject();
    project.spec.aws.tags = { a: 'yes', b: '012', c: '1e3', d: 'null', e: '' };
    expect(serializeProject(project)).toContain(
      `    tags:
      a: "yes"
      b: "012"
      c: "1e3"
      d: "null"
      e: ""
`,
    );
  });

  it('writes what parseProject reads, for every valid project', () => {
    fc.assert(
      fc.property(arbitraryProject, project => {
        const text = serializeProject(project);
        expect(text.endsWith('\n')).toBe(true);
        expect(parseProject(text)).toEqual({
          valid: true,
          project: resolveProject(projectFileSchema.parse(project)),
          problems: [],
        });
        // The order of keys does not depend on the order they came in.
        const again: ProjectInput = JSON.parse(JSON.stringify(project));
        expect(serializeProject(again)).toBe(text);
      }),
      { numRuns: 150 },
    );
  });
});
