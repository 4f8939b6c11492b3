import { projectJsonSchema } from './projectJsonSchema';
import { projectFileSchema } from './schema/projectFileSchema';
import { SchemaNode } from './schema/SchemaNode';

describe('projectJsonSchema', () => {
  it('describes the file as it is written', () => {
    const schema = projectJsonSchema();
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['apiVersion', 'kind', 'metadata', 'spec'],
      additionalProperties: false,
      properties: {
        metadata: { required: ['name', 'owner'] },
        spec: {
          required: ['databricks', 'aws', 'environments'],
          properties: {
            databricks: { required: ['accountId'] },
            environments: {
              propertyNames: { pattern: expect.any(String) },
              additionalProperties: {
                required: ['awsAccountId', 'region', 'securityProfile'],
                properties: {
                  securityProfile: {
                    enum: [
                      'development',
                      'production-basic',
                      'production-secure',
                      'maximum-security',
                    ],
                  },
                  network: {
                    anyOf: [
                      { required: ['cidr', 'availabilityZones'] },
                      { required: ['existing'] },
                    ],
                  },
                },
              },
            },
          },
        },
      },
    });
    // What an editor gets is JSON.
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
    const { metastores } = JSON.parse(JSON.stringify(schema)).properties.spec
      .properties.databricks.properties;
    expect(metastores).not.toHaveProperty('required');
  });

  it('has a hint at every place of the file', () => {
    const without: string[] = [];
    const visit = (node: SchemaNode, path: string[]) => {
      if (!node.hint()) {
        without.push(path.join('.'));
      }
      const keys = node.keys();
      keys.forEach(key => visit(node.child(key), [...path, key]));
      if (keys.length === 0 && path.length < 12) {
        const inner = node.child('*');
        if (inner.schemas().length > 0) {
          visit(inner, [...path, '*']);
        }
      }
    };
    visit(SchemaNode.of(projectFileSchema), []);
    expect(without).toEqual([]);
  });
});
