import { synthesized } from '../__testUtils__/synthesized';

const CONTENT = `
workspace: { users: { groups: [data-engineers] } }
compute:
  clusters: { etl: { singleNode: true, nodeType: m5d.large, groups: [data-engineers] } }
servicePrincipals: { runner: {}, idle: {} }
notebooks:
  hello: { path: /Shared/hello, language: PYTHON, content: "print('\${hello} %{ if }')" }
gitFolders:
  samples: { url: https://github.com/acme/samples, branch: main, groups: [data-engineers] }
  tagged: { url: https://git.acme.example/x, tag: v1, provider: gitLabEnterpriseEdition, path: /Shared/tagged }
jobs:
  nightly:
    runAs: runner
    groups: [data-engineers]
    maxRetries: 2
    schedule: { cron: "0 0 3 * * ?", timeZone: Europe/Berlin, paused: true }
    tasks:
      load: { notebook: { gitFolder: samples, path: jobs/load }, cluster: etl, parameters: { day: "\${today}" } }
      check: { notebook: { name: hello }, dependsOn: [load] }
      report: { notebook: { path: /Shared/report }, dependsOn: [load, check] }
  manual: { tasks: { only: { notebook: { path: /Shared/report } } } }
`;
const data = synthesized('dev-data', { dev: CONTENT });
const RUNNER =
  '${data.terraform_remote_state.workspace.outputs.service_principal_application_id_runner}';
const jobs = data.resources('databricks_job');
const accessOf = (name: string) =>
  data.resources('databricks_permissions')[name].access_control;

describe('WorkspaceContent', () => {
  it('writes notebooks as they were typed', () => {
    const { 'content-notebook-hello': notebook } = data.resources(
      'databricks_notebook',
    );

    expect(notebook).toMatchObject({
      path: '/Shared/hello',
      language: 'PYTHON',
    });
    expect(
      Buffer.from(String(notebook.content_base64), 'base64').toString(),
    ).toBe("print('${hello} %{ if }')");
  });

  it('checks Git folders out where not everybody may change them', () => {
    expect(data.resources('databricks_repo')).toMatchObject({
      'content-git-folder-samples': {
        url: 'https://github.com/acme/samples',
        branch: 'main',
        path: '/Repos/payments-dev/samples',
      },
      'content-git-folder-tagged': {
        tag: 'v1',
        git_provider: 'gitLabEnterpriseEdition',
        path: '/Shared/tagged',
      },
    });
  });

  it('makes tasks in the order that the provider reads them in', () => {
    const { task } = jobs['content-job-nightly'];

    expect(task).toMatchObject([
      {
        task_key: 'check',
        depends_on: [{ task_key: 'load' }],
        notebook_task: {
          notebook_path: '${databricks_notebook.content-notebook-hello.path}',
          source: 'WORKSPACE',
        },
        max_retries: 2,
      },
      {
        task_key: 'load',
        existing_cluster_id: '${databricks_cluster.compute-cluster-etl.id}',
        notebook_task: {
          notebook_path:
            '${databricks_repo.content-git-folder-samples.path}/jobs/load',
          base_parameters: { day: '$${today}' },
        },
      },
      {
        task_key: 'report',
        depends_on: [{ task_key: 'check' }, { task_key: 'load' }],
        notebook_task: { notebook_path: '/Shared/report' },
      },
    ]);
    // Without a cluster a task runs on serverless compute.
    expect(JSON.stringify(task).match(/existing_cluster_id/g)).toHaveLength(1);
  });

  it('runs jobs by their schedules, one run at a time', () => {
    expect(jobs['content-job-nightly']).toMatchObject({
      schedule: {
        quartz_cron_expression: '0 0 3 * * ?',
        timezone_id: 'Europe/Berlin',
        pause_status: 'PAUSED',
      },
      max_concurrent_runs: 1,
      queue: { enabled: true },
    });
    expect(jobs['content-job-manual']).not.toHaveProperty('schedule');
  });

  it('lets whom a job runs as reach what it runs and where', () => {
    const runner = (permission_level: string) => ({
      service_principal_name: RUNNER,
      permission_level,
    });

    expect(jobs['content-job-nightly'].run_as).toEqual({
      service_principal_name: RUNNER,
    });
    expect(accessOf('compute-cluster-etl-permissions')).toEqual([
      { group_name: 'data-engineers', permission_level: 'CAN_RESTART' },
      runner('CAN_RESTART'),
    ]);
    expect(accessOf('content-git-folder-samples-permissions')).toEqual([
      { group_name: 'data-engineers', permission_level: 'CAN_RUN' },
      runner('CAN_RUN'),
    ]);
    expect(accessOf('content-notebook-hello-permissions')).toEqual([
      runner('CAN_RUN'),
    ]);
    expect(accessOf('content-job-nightly-permissions')).toEqual([
      { group_name: 'data-engineers', permission_level: 'CAN_MANAGE_RUN' },
    ]);
    expect(Object.keys(data.resources('databricks_permissions'))).toHaveLength(
      4,
    );
  });
});
