import { createHash } from 'crypto';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { loadProviderSchema } from './loadProviderSchema';
import { packSchemas } from './packSchemas';
import packed from './providerSchemas.json';

function digest(gzip: string): string {
  const json = gunzipSync(Buffer.from(gzip, 'base64'));
  return createHash('sha256').update(json).digest('hex');
}

describe('the provider schemas', () => {
  it('are what the installed packages say (else run yarn rebuild-schemas)', () => {
    const fresh = packSchemas(join(__dirname, '../..'));

    expect(Object.keys(packed)).toEqual(Object.keys(fresh));
    for (const [name, { gzip }] of Object.entries(packed)) {
      expect(digest(gzip)).toBe(digest(fresh[name].gzip));
    }
  }, 60_000);

  it('cover every type of the providers', () => {
    const aws = loadProviderSchema('aws');
    const databricks = loadProviderSchema('databricks');

    expect(aws).toMatchObject({ address: 'hashicorp/aws', version: '6.25.0' });
    expect(Object.keys(aws.resources)).toHaveLength(1581);
    expect(Object.keys(aws.dataSources)).toHaveLength(630);
    expect(databricks.version).toBe('1.99.0');
    expect(Object.keys(databricks.resources)).toHaveLength(136);
    expect(Object.keys(databricks.dataSources)).toHaveLength(112);
  });

  // Expected values: documentation of the providers, aws 6.25.0 and
  // databricks 1.99.0, 2025.
  it('tell required, optional and computed attributes apart', () => {
    const { attributes } = loadProviderSchema('aws').resources.aws_subnet;

    expect(attributes.vpc_id).toEqual({ type: 'string', required: true });
    expect(attributes.cidr_block).toEqual({ type: 'string', optional: true });
    expect(attributes.arn).toEqual({ type: 'string', computed: true });
    expect(attributes.availability_zone).toEqual({
      type: 'string',
      optional: true,
      computed: true,
    });
    expect(attributes.tags).toEqual({
      type: ['map', 'string'],
      optional: true,
    });
  });

  it('tell blocks, nested attributes and objects apart', () => {
    const { resources } = loadProviderSchema('databricks');
    const aws = loadProviderSchema('aws').resources;

    expect(resources.databricks_mws_networks.blocks.vpc_endpoints).toEqual({
      nesting: 'list',
      max: 1,
      block: {
        attributes: {
          dataplane_relay: { type: ['set', 'string'], required: true },
          rest_api: { type: ['set', 'string'], required: true },
        },
        blocks: {},
      },
    });
    expect(resources.databricks_app.attributes.provider_config).toEqual({
      nested: {
        nesting: 'single',
        attributes: { workspace_id: { type: 'string', required: true } },
      },
      optional: true,
    });
    expect(aws.aws_security_group.attributes.ingress.type).toEqual([
      'set',
      ['object', expect.objectContaining({ cidr_blocks: ['list', 'string'] })],
    ]);
    expect(aws.aws_s3_bucket_ownership_controls.blocks.rule).toMatchObject({
      min: 1,
      max: 1,
    });
    expect(aws.aws_subnet.blocks.timeouts.nesting).toBe('single');
    expect(
      resources.databricks_storage_credential.blocks.aws_iam_role.block
        .attributes.external_id,
    ).toMatchObject({ type: 'string', computed: true });
  });

  it('know sensitive attributes', () => {
    const { resources } = loadProviderSchema('databricks');

    expect(
      resources.databricks_service_principal_secret.attributes.secret,
    ).toMatchObject({ sensitive: true });
    expect(
      resources.databricks_mws_workspaces.attributes.workspace_url.sensitive,
    ).toBeUndefined();
  });

  it('have bindings of structures that are kept in files of their own', () => {
    const { databricks_job: job } = loadProviderSchema('databricks').resources;

    expect(job.blocks.git_source.block.attributes.url).toEqual({
      type: 'string',
      required: true,
    });
  });
});
