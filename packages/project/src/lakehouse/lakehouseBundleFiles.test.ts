import { parse } from 'yaml';
import { parseProject } from '../parseProject';
import type { Project } from '../Project';
import { lakehouseBundleFiles } from './lakehouseBundleFiles';
import { lakehouseNotebooks } from './lakehouseNotebooks';

/** A project with a lakehouse in `stores` and `online`, and `elsewhere` without. */
function projectWith(lakehouse: object): Project {
  const environment = (account: string, cidr: string) => ({
    awsAccountId: account,
    region: 'us-east-1',
    securityProfile: 'development',
    network: { cidr, availabilityZones: ['us-east-1a', 'us-east-1b'] },
    compute: {
      clusters: { etl: { singleNode: true, nodeType: 'm5d.large' } },
    },
  });
  const result = parseProject(
    JSON.stringify({
      apiVersion: 'lakeport.dev/v1alpha1',
      kind: 'Project',
      metadata: { name: 'retail', owner: 'group:default/retail-data' },
      spec: {
        databricks: { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a' },
        aws: {
          adminAccountId: '100000000001',
          adminRole: 'TerraformAdminRole',
          childRole: 'TerraformChildRole',
          state: { bucket: 'retail-terraform-tf-state', region: 'us-east-1' },
        },
        environments: {
          stores: environment('100000000011', '10.32.0.0/20'),
          online: environment('100000000012', '10.32.16.0/20'),
          elsewhere: environment('100000000013', '10.32.32.0/20'),
        },
        lakehouse: { environments: ['stores', 'online'], ...lakehouse },
      },
    }),
  );
  if (!result.valid) {
    throw new Error(JSON.stringify(result.problems));
  }
  return result.project;
}

const ZONES = { raw: {}, trusted: {}, refined: {} };
const of = (orchestration: object, zones: object = ZONES, rest: object = {}) =>
  lakehouseBundleFiles(projectWith({ zones, orchestration, ...rest }));
const jobOf = (files: Record<string, string>) =>
  parse(files['resources/lakehouse.job.yml']).resources.jobs.lakehouse;

describe('lakehouseBundleFiles', () => {
  const files = of({ trigger: 'eventbridge', notebook: 'builtin' });

  it('are a bundle, a job and the notebooks that it runs', () => {
    expect(Object.keys(files)).toEqual([
      'databricks.yml',
      'resources/lakehouse.job.yml',
      'notebooks/aggregate.py',
      'notebooks/cleanse.py',
    ]);
    expect(files['notebooks/cleanse.py']).toBe(lakehouseNotebooks.cleanse);
  });

  it('have a target for each environment with the lakehouse', () => {
    const { bundle, include, targets } = parse(files['databricks.yml']);

    expect(bundle).toEqual({ name: 'retail-lakehouse' });
    expect(include).toEqual(['resources/*.yml']);
    expect(targets).toEqual({
      stores: {
        mode: 'production',
        workspace: {
          profile: 'retail-stores',
          root_path: '/Workspace/retail-stores-lakehouse-bundle',
        },
        variables: {
          catalog: 'retail_stores',
          principal: {
            lookup: { service_principal: 'retail-stores-lakehouse' },
          },
        },
      },
      online: expect.objectContaining({ mode: 'production' }),
    });
  });

  it('have the tasks of Terraform, in order, as the service principal', () => {
    const { tasks, ...job } = jobOf(files);

    expect(job).toEqual({
      name: 'retail-${bundle.target}-lakehouse-bundle',
      max_concurrent_runs: 1,
      queue: { enabled: true },
      run_as: { service_principal_name: '${var.principal}' },
    });
    expect(tasks).toEqual([
      {
        task_key: 'raw_to_trusted',
        notebook_task: {
          notebook_path: '../notebooks/cleanse.py',
          base_parameters: expect.objectContaining({
            catalog: '${var.catalog}',
            source_volume: '/Volumes/${var.catalog}/raw/landing',
            source_tables: 'false',
          }),
        },
      },
      {
        task_key: 'trusted_to_refined',
        depends_on: [{ task_key: 'raw_to_trusted' }],
        notebook_task: expect.objectContaining({
          notebook_path: '../notebooks/aggregate.py',
        }),
      },
    ]);
  });

  it('name every variable that they use', () => {
    const arrival = of({
      trigger: 'file-arrival',
      notebook: 'builtin',
      cluster: 'etl',
    });
    const used = new Set(
      [
        ...Object.values(arrival)
          .join('\n')
          .matchAll(/\$\{var\.(\w+)\}/g),
      ].map(([, name]) => name),
    );
    const { targets, variables } = parse(arrival['databricks.yml']);

    expect([...used].sort()).toEqual([
      'catalog',
      'cluster',
      'landing',
      'principal',
    ]);
    expect(Object.keys(variables).sort()).toEqual([...used].sort());
    for (const target of Object.values<{ variables: object }>(targets)) {
      expect(Object.keys(target.variables).sort()).toEqual([...used].sort());
    }
    expect(targets.online.variables).toMatchObject({
      cluster: { lookup: { cluster: 'etl' } },
      landing: 's3://retail-online-raw-zone-100000000012/landing/',
    });
  });

  it('watch where files land, also in a bucket of somebody else', () => {
    const arrival = of(
      { trigger: 'file-arrival', minSecondsBetweenRuns: 300 },
      { raw: { path: 's3://lake/retail' }, refined: {} },
      { environments: ['stores'] },
    );

    expect(jobOf(arrival).trigger).toEqual({
      pause_status: 'UNPAUSED',
      file_arrival: {
        url: '${var.landing}',
        min_time_between_triggers_seconds: 300,
      },
    });
    expect(
      parse(arrival['databricks.yml']).targets.stores.variables.landing,
    ).toBe('s3://lake/retail/landing/');
  });

  it('run by the clock, and a notebook of the team', () => {
    const scheduled = of({
      trigger: 'schedule',
      schedule: { cron: '0 0 3 * * ?', timeZone: 'Europe/Berlin' },
      notebook: '/Shared/retail/carry',
    });

    expect(Object.keys(scheduled)).toEqual([
      'databricks.yml',
      'resources/lakehouse.job.yml',
    ]);
    expect(jobOf(scheduled).schedule).toEqual({
      quartz_cron_expression: '0 0 3 * * ?',
      timezone_id: 'Europe/Berlin',
      pause_status: 'UNPAUSED',
    });
    expect(jobOf(scheduled).tasks[0].notebook_task.notebook_path).toBe(
      '/Shared/retail/carry',
    );
  });

  it('are none where no job carries data on', () => {
    const bare = projectWith({ zones: ZONES });

    expect(lakehouseBundleFiles(bare)).toEqual({});
    expect(
      lakehouseBundleFiles({
        ...bare,
        spec: { ...bare.spec, lakehouse: undefined },
      }),
    ).toEqual({});
  });
});
