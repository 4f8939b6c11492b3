import { serializeProject } from '@lakeport/project';
import {
  adopt,
  adoptedProject,
  adoption,
  snapshot,
} from './__testUtils__/adopted';
import { projectFrom } from './__testUtils__/projectFrom';
import { adoptedImports } from './adoptedImports';
import { synthesize } from './synthesize';
import { withImports } from './withImports';

const synthesized = synthesize(adoptedProject);
const { manifest, stacks } = synthesized;
const imports = adoptedImports(adoption).spec.environments;

const resources = (stack: string) =>
  Object.entries(stacks[stack].resource ?? {}).flatMap(([type, named]) =>
    Object.keys(named).map(name => `${type}.${name}`),
  );

describe('an adopted workspace', () => {
  it('is made of nothing but what is imported', () => {
    const imported = withImports(synthesized, imports).stacks;

    expect(resources('legacy-prod-base')).toEqual([]);
    expect(resources('legacy-account')).toEqual([]);
    for (const stack of ['legacy-prod-workspace', 'legacy-prod-data']) {
      const found: unknown = imported[stack].import;
      expect(found).toEqual(
        expect.arrayContaining(
          resources(stack).map(to => ({ to, id: expect.any(String) })),
        ),
      );
      expect(found).toHaveLength(resources(stack).length);
    }
  });

  it('can be planned at once: no stack reads what another puts out', () => {
    expect(
      Object.values(manifest.stacks).flatMap(({ dependsOn }) => dependsOn),
    ).toEqual([]);
    expect(manifest.order).toEqual([
      'legacy-account',
      'legacy-prod-base',
      'legacy-prod-workspace',
      'legacy-prod-data',
    ]);
  });

  it('can be planned at once where its metastore is not known', () => {
    const { project } = adopt({ ...snapshot, metastoreId: undefined });
    const found = synthesize(projectFrom(serializeProject(project)));
    const { data, resource } = found.stacks['legacy-prod-workspace'];

    expect(
      Object.values(found.manifest.stacks).flatMap(one => one.dependsOn),
    ).toEqual([]);
    expect(data?.databricks_metastore).toEqual({
      metastore: { provider: 'databricks.account', region: 'us-west-2' },
    });
    expect(resource?.databricks_metastore_assignment).toEqual({
      'workspace-metastore': {
        provider: 'databricks.account',
        metastore_id: '${data.databricks_metastore.metastore.id}',
        workspace_id: '${databricks_mws_workspaces.workspace.workspace_id}',
      },
    });
  });

  it('is never deleted, and what was said when it was made is not said again', () => {
    expect(
      stacks['legacy-prod-workspace'].resource?.databricks_mws_workspaces,
    ).toEqual({
      workspace: {
        provider: 'databricks.account',
        account_id: '0d26daa6-5e44-4c97-a497-ef015f91254a',
        workspace_name: 'Legacy $${analytics}',
        aws_region: 'us-west-2',
        credentials_id: '00000000-0000-4000-8000-000000000001',
        storage_configuration_id: '00000000-0000-4000-8000-000000000002',
        network_id: '00000000-0000-4000-8000-000000000003',
        private_access_settings_id: '00000000-0000-4000-8000-000000000004',
        managed_services_customer_managed_key_id:
          '00000000-0000-4000-8000-000000000005',
        custom_tags: {
          team: 'analytics',
          'lakeport-project': 'legacy',
          'lakeport-environment': 'prod',
        },
        lifecycle: {
          prevent_destroy: true,
          ignore_changes: [
            'compute_mode',
            'deployment_name',
            'is_no_public_ip_enabled',
            'location',
          ],
        },
      },
    });
  });

  it('keeps what people wrote to its catalogs, and where they lie', () => {
    const { resource = {} } = stacks['legacy-prod-data'];
    const lifecycle = {
      prevent_destroy: true,
      ignore_changes: ['comment', 'owner', 'properties'],
    };

    expect(resource.databricks_catalog['catalog-sales']).toEqual({
      name: 'sales',
      isolation_mode: 'ISOLATED',
      storage_root: 's3://acme-legacy-lake/$${sales}',
      lifecycle,
    });
    expect(
      resource.databricks_volume['catalog-sales-volume-raw-landing'],
    ).toMatchObject({
      volume_type: 'EXTERNAL',
      storage_location: 's3://acme-legacy-lake/landing',
      lifecycle: {
        prevent_destroy: true,
        ignore_changes: ['comment', 'owner'],
      },
    });
  });

  it('is looked up in AWS, where nothing is made', () => {
    const { data = {} } = stacks['legacy-prod-base'];

    expect(data.aws_iam_role).toEqual({
      'workspace-cross-account-role': { name: 'legacy-databricks' },
    });
    expect(data.aws_s3_bucket).toEqual({
      'workspace-root-bucket': { bucket: 'acme-legacy-root' },
    });
  });

  it('is made like any other in an account that holds nothing', () => {
    const rehearsed = synthesize(adoptedProject, { inEmptyAccount: true });

    expect(rehearsed.stacks['legacy-prod-data'].provider?.databricks).toEqual([
      {
        host: '${data.terraform_remote_state.workspace.outputs.workspace_url}',
      },
    ]);
    expect(rehearsed.manifest.stacks['legacy-prod-data'].dependsOn).toEqual([
      'legacy-prod-workspace',
    ]);
  });
});

describe('withImports', () => {
  it('writes ids as they are, whatever is in them', () => {
    const { stacks: imported } = withImports(synthesized, {
      prod: { data: { 'databricks_catalog.catalog-sales': '${sales}' } },
    });

    expect(imported['legacy-prod-data'].import).toEqual([
      { to: 'databricks_catalog.catalog-sales', id: '$${sales}' },
    ]);
    expect(imported['legacy-prod-workspace']).not.toHaveProperty('import');
  });

  it.each([
    [
      { prod: { data: { 'databricks_catalog.other': 'x' } } },
      'stack legacy-prod-data has no databricks_catalog.other to import',
    ],
    [
      { dev: { data: {} } },
      'there is no stack data of environment dev to import into',
    ],
  ])('refuses what there is not', (wrong, message) => {
    expect(() => withImports(synthesized, wrong)).toThrow(message);
  });
});
