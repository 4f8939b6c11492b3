import type {
  ProjectDetails,
  ProjectEnvironment,
} from '@lakeport/backstage-plugin-databricks-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { strayWorkspace } from '../../__testUtils__/fixtures';
import { project, projectEntity } from '../../__testUtils__/platformFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { formatTime } from '../common/formatTime';
import { ProjectOverview } from './ProjectOverview';

function renderProject(
  answer: ProjectDetails | Error = project,
  templates = ['upgrade-lakeport'],
) {
  const api = new FakeDatabricksApi();
  api.project = answer;
  const { container } = renderForEntity(<ProjectOverview />, {
    api,
    entity: projectEntity,
    templates,
  });
  return { api, container };
}

/** The cells of a row of the comparison, an environment each. */
async function cells(fact: string) {
  const table = within(
    await screen.findByRole('region', { name: 'Comparison of environments' }),
  );
  const row = within(await table.findByRole('row', { name: fact }));
  return row.getAllByRole('gridcell');
}

const BETWEEN = 'Between environments';

/** What is told of something between the environments, by what it is deployed as. */
async function between(name: RegExp) {
  const table = within(await screen.findByRole('region', { name: BETWEEN }));
  return within(await table.findByRole('row', { name }));
}

const bare = (environment: Partial<ProjectEnvironment>): ProjectDetails => ({
  ...project,
  environments: [
    { name: 'old', declared: false, catalogs: [], ...environment },
  ],
});

describe('ProjectOverview', () => {
  it('puts the environments side by side', async () => {
    renderProject();

    const texts = async (fact: string) =>
      (await cells(fact)).map(cell => cell.textContent);
    expect(await texts('Region')).toEqual(['us-west-2', 'eu-west-1']);
    expect(await texts('AWS account')).toEqual([
      '100000000002',
      '100000000003',
    ]);
    expect(await texts('Security profile')).toEqual([
      'development',
      'production-basic',
    ]);
    expect(await texts('Network')).toEqual([
      '10.0.0.0/22',
      'brought along or none',
    ]);
    expect(await texts('Catalogs')).toEqual(['sales_dev, playground_dev', '–']);
    expect(await texts('Idle cost per month')).toEqual([
      '$65.70$1.50 asleeplist prices of 2026-08-01',
      '–',
    ]);
    expect(await texts('Deletion protection')).toEqual(['off', 'on']);
    const time = formatTime('2026-09-01T10:00:00Z');
    expect(await texts('Last deployment')).toEqual([
      `succeededapply, ${time}Open run`,
      'none seen',
    ]);
    expect(await texts('Workspace')).toEqual(['RUNNINGOpen', 'none seen']);
  });

  it('leads to the environment, its workspace and its last run', async () => {
    renderProject();

    const [workspace] = await cells('Workspace');
    expect(
      within(workspace).getByRole('link', { name: 'Open workspace sales-dev' }),
    ).toHaveAttribute('href', 'https://sales-dev.cloud.databricks.com');
    const [deployment] = await cells('Last deployment');
    expect(
      within(deployment).getByRole('link', {
        name: 'Open run of dev, its last',
      }),
    ).toHaveAttribute(
      'href',
      'https://github.example.com/acme/sales/actions/runs/7',
    );
    expect(screen.getByRole('link', { name: 'dev' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev',
    );
    const [, , prod] = screen.getAllByRole('columnheader');
    expect(prod).toHaveTextContent('prodnot in the catalog');
  });

  it('shows an environment that the file has no more, and a workspace that failed', async () => {
    renderProject(
      bare({
        entityRef: 'resource:default/sales-old',
        workspace: strayWorkspace,
      }),
    );

    const [workspace] = await cells('Workspace');
    expect(workspace).toHaveTextContent('FAILED');
    expect(workspace).toHaveTextContent('The credentials were refused.');
    // Its address is not one of the web.
    expect(within(workspace).queryByRole('link')).not.toBeInTheDocument();
    expect(screen.getByText('not in lakeport.yaml')).toBeInTheDocument();
    const [network] = await cells('Network');
    expect(network).toHaveTextContent('–');
  });

  it('shows what is between the environments, and leads there', async () => {
    const { container } = renderProject();

    const connectivity = await between(/^connectivity/);
    const time = formatTime('2026-09-01T10:00:00Z');
    expect(
      connectivity.getAllByRole('gridcell').map(cell => cell.textContent),
    ).toEqual([
      `45678901applied ${formatTime('2026-09-01T10:03:05Z')}`,
      `driftedsince ${formatTime('2026-08-30T04:00:00Z')}`,
      'plan: waitingShow',
      `waitingplan, ${time}Open run`,
      '$36.50list prices of 2026-08-01',
    ]);
    const hrefOf = (name: string) =>
      connectivity.getByRole('link', { name }).getAttribute('href');
    const page = '/catalog/default/resource/sales-connectivity';
    expect(hrefOf('connectivity')).toBe(page);
    expect(hrefOf('Show the deployment of connectivity')).toBe(
      `${page}/deployments?deployment=d9`,
    );
    expect(await accessibilityProblems(container)).toEqual([]);
  });

  it('says of what is between the environments where it is missing, and what is not known', async () => {
    renderProject({
      ...project,
      sharedStacks: [
        { name: 'connectivity', declared: true },
        {
          name: 'regions',
          declared: false,
          entityRef: 'resource:default/sales-regions',
        },
      ],
    });

    const connectivity = await between(/^connectivity/);
    expect(connectivity.getByRole('rowheader')).toHaveTextContent(
      'connectivitynot in the catalog',
    );
    expect(connectivity.queryByRole('link')).not.toBeInTheDocument();
    expect(
      connectivity.getAllByRole('gridcell').map(cell => cell.textContent),
    ).toEqual(['–', 'not known', 'nothing', 'none seen', '–']);
    const regions = await between(/^regions/);
    expect(regions.getByRole('rowheader')).toHaveTextContent(
      'regionsnot in lakeport.yaml',
    );
    expect(regions.getByRole('link', { name: 'regions' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-regions',
    );
  });

  it('says nothing of what is between environments where there is nothing', async () => {
    renderProject({ ...project, sharedStacks: [] });
    expect(await cells('Region')).toHaveLength(2);
    expect(
      screen.queryByRole('heading', { name: BETWEEN }),
    ).not.toBeInTheDocument();
  });

  it('names the platform, the file and its age', async () => {
    renderProject();

    expect(await screen.findByRole('link', { name: 'acme' })).toHaveAttribute(
      'href',
      '/catalog/default/system/acme',
    );
    expect(screen.getByRole('link', { name: 'lakeport.yaml' })).toHaveAttribute(
      'href',
      project.file.url,
    );
    expect(
      screen.getByText(`Read at ${formatTime(project.readAt)}`),
    ).toBeInTheDocument();
  });

  it('knows projects of their own, and platforms that the reader may not see', async () => {
    renderProject({ ...project, platform: undefined });
    expect(
      await screen.findByText('A project of its own, without a platform.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('Differences from the platform'),
    ).not.toBeInTheDocument();
  });

  it('does not call a platform the same that the reader may not see', async () => {
    renderProject({ ...project, platform: { name: 'acme' } });
    expect(await screen.findByText('Platform: acme')).toBeInTheDocument();
    expect(
      screen.queryByText('The project file says the same as the platform.'),
    ).not.toBeInTheDocument();
  });

  it('says where the project differs from its platform', async () => {
    renderProject({
      ...project,
      differences: [
        {
          path: 'spec.environments.dev.network.cidr',
          message: '10.0.0.0/22 is not what the platform has given',
          hint: 'use 10.0.12.0/22',
          line: 17,
        },
      ],
    });

    const list = within(
      await screen.findByRole('list', {
        name: 'Differences from the platform',
      }),
    );
    expect(list.getByRole('listitem')).toHaveTextContent(
      'spec.environments.dev.network.cidr 10.0.0.0/22 is not what the platform has given' +
        'What would be right: use 10.0.12.0/22',
    );
    expect(
      list.getByRole('link', { name: 'Open line 17 of the file' }),
    ).toHaveAttribute('href', `${project.file.url}#L17`);
  });

  it('says that nothing differs', async () => {
    renderProject();
    expect(
      await screen.findByText(
        'The project file says the same as the platform.',
      ),
    ).toBeInTheDocument();
  });

  it('lists the pull requests that wait', async () => {
    renderProject();
    expect(
      await screen.findByRole('link', { name: '#3 Add catalog orders to dev' }),
    ).toHaveAttribute('href', 'https://github.example.com/acme/sales/pull/3');
  });

  it('leads to the upgrade of an old lakeport', async () => {
    renderProject();

    expect(
      await screen.findByText('behind by a minor version'),
    ).toBeInTheDocument();
    const link = await screen.findByRole('link', {
      name: 'Upgrade lakeport of sales',
    });
    const url = new URL(link.getAttribute('href') ?? '', 'https://portal');
    expect(url.pathname).toBe('/create/templates/default/upgrade-lakeport');
    expect(JSON.parse(url.searchParams.get('formData') ?? '')).toEqual({
      projects: ['system:default/sales'],
    });
  });

  it.each([
    ['is up to date', { used: '0.2.0', behind: 'none' }, 'up to date'],
    ['is not known', { behind: 'unknown' }, 'cannot be compared'],
  ] as const)(
    'does not offer an upgrade where the version %s',
    async (_, version, text) => {
      renderProject({
        ...project,
        lakeport: { current: '0.2.0', ...version },
      });
      expect(await screen.findByText(text)).toBeInTheDocument();
      await cells('Region');
      expect(
        screen.queryByRole('link', { name: /^Upgrade/ }),
      ).not.toBeInTheDocument();
    },
  );

  it('shows where a file is not valid, and what the catalog has all the same', async () => {
    renderProject({
      ...bare({ entityRef: 'resource:default/sales-old' }),
      valid: false,
      problems: [
        {
          path: 'spec.environments',
          message: 'dev is there twice',
          hint: 'rename one of them',
          line: 9,
          column: 3,
        },
      ],
    });

    expect(
      await screen.findByText('The project file is not valid. Problems: 1'),
    ).toBeInTheDocument();
    expect(screen.getByText(/dev is there twice/)).toBeInTheDocument();
    expect(await cells('Region')).toHaveLength(1);
  });

  it('says what to do while there are no environments', async () => {
    renderProject({ ...project, environments: [] });
    expect(await screen.findByText('No environments')).toBeInTheDocument();
  });

  it('does not call a file empty that is not valid', async () => {
    renderProject({
      ...project,
      environments: [],
      valid: false,
      problems: [{ path: '', message: 'not YAML', hint: 'mend it' }],
    });
    expect(await screen.findByText('not YAML')).toBeInTheDocument();
    expect(screen.queryByText('No environments')).not.toBeInTheDocument();
  });

  it('shows what could be read beside what could not', async () => {
    renderProject({
      ...project,
      lakeport: undefined,
      errors: [{ source: 'Databricks account', message: 'token refused' }],
    });
    expect(
      await screen.findByText('Databricks account: token refused'),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('The project file says the same as the platform.'),
    ).not.toBeInTheDocument();
    expect(await cells('Region')).toHaveLength(2);
  });

  it('says why there is nothing, and asks again', async () => {
    const { api } = renderProject(
      await responseError(403, 'you may not see this project'),
    );
    expect(
      await screen.findByText('you may not see this project'),
    ).toBeInTheDocument();
    api.project = project;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await cells('Region')).toHaveLength(2);
  });
});
