import type {
  ProjectDetails,
  ProjectTopology as ProjectAnswer,
} from '@lakeport/backstage-plugin-databricks-common';
import { topologyFromStacks } from '@lakeport/topology';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { accessibilityProblems } from '../../__testUtils__/accessibilityProblems';
import { fakeLayoutEngine } from '../../__testUtils__/fakeLayoutEngine';
import {
  platformEntity,
  project,
  projectEntity,
  projectTopology,
} from '../../__testUtils__/platformFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { responseError } from '../../__testUtils__/responseError';
import { ProjectTopology } from './ProjectTopology';

const fixtures = join(
  dirname(require.resolve('@lakeport/topology')),
  '__fixtures__',
);
const stacksOf = (file: string): Parameters<typeof topologyFromStacks>[0] =>
  JSON.parse(readFileSync(join(fixtures, file), 'utf8'));

/** The graph of stacks as the backend answers with it. */
const answerOf = (
  stacks: Parameters<typeof topologyFromStacks>[0],
): ProjectAnswer['topology'] =>
  JSON.parse(JSON.stringify(topologyFromStacks(stacks)));

/**
 * Three environments in accounts of their own: two lakehouses in one region, the
 * third one where they recover.
 */
const lakehouse = answerOf(stacksOf('lakehouse.json'));
/** The same with peering for transit gateways. */
const peered = answerOf({
  ...stacksOf('lakehouse.json'),
  ...stacksOf('lakehousePeering.json'),
});

const parts = () =>
  within(screen.getByRole('region', { name: 'Parts of the network' }));
/** What is drawn, by its names; queries by label take long in a large picture. */
const drawn = (container: HTMLElement) =>
  [...container.querySelectorAll('.react-flow__node')].map(
    node => node.getAttribute('aria-label') ?? '',
  );
const links = async () =>
  within(await screen.findByRole('list', { name: 'Observed networks' }));

describe('ProjectTopology', () => {
  beforeAll(fakeLayoutEngine);

  const render = (api: FakeDatabricksApi) =>
    renderForEntity(<ProjectTopology />, { api, entity: projectEntity });

  const show = async (topology = lakehouse) => {
    const api = new FakeDatabricksApi();
    api.projectTopology = { ...projectTopology, topology };
    const result = render(api);
    await screen.findByRole('region', { name: 'Parts of the network' });
    return result;
  };

  it('draws all accounts with their regions and what connects them', async () => {
    const { container } = await show();
    expect(drawn(container)).toEqual(
      expect.arrayContaining([
        'AWS account AWS account 100000000011',
        'Region us-west-2 in AWS account 100000000012',
        'VPC retail-stores-vpc in AWS account 100000000011',
        'VPC retail-online-vpc in us-east-1',
        'VPC retail-recovery-vpc in AWS account 100000000013',
        'Transit gateway retail-us-east-1',
        'Transit gateway retail-us-west-2',
      ]),
    );
  });

  it('holds the same in tables', async () => {
    await show(projectTopology.topology);
    const table = parts();
    for (const name of ['sales-dev-vpc', 'sales-prod-vpc', 'sales-dev-prod']) {
      expect(table.getByRole('row', { name })).toBeInTheDocument();
    }
    expect(
      within(
        screen.getByRole('region', { name: 'Connections of the network' }),
      ).getAllByText('sales-dev-prod'),
    ).toHaveLength(2);
  });

  it('names the commit, and says that it is declared and not observed', async () => {
    await show();
    expect(
      screen.getByRole('link', { name: 'Open commit 01234567' }),
    ).toHaveAttribute('href', projectTopology.commitUrl);
    expect(screen.getByText('Declared')).toBeInTheDocument();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
    expect(
      screen.getByText(/^This is what the project file declares/),
    ).toBeInTheDocument();
  });

  it('leads to the observed network of each environment that has a page', async () => {
    const api = new FakeDatabricksApi();
    api.project = {
      ...project,
      environments: [
        ...project.environments,
        {
          name: 'old',
          declared: false,
          catalogs: [],
          entityRef: 'resource:default/sales-old',
        },
      ],
    };
    render(api);
    const list = await links();
    expect(
      list.getByRole('link', { name: 'Observed network of dev' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/sales-dev/topology?network=observed',
    );
    const [, prod, old] = list.getAllByRole('listitem');
    expect(prod).toHaveTextContent('prodnot in the catalog');
    expect(within(prod).queryByRole('link')).not.toBeInTheDocument();
    expect(old).toHaveTextContent('oldnot in lakeport.yaml');
    expect(within(old).getByRole('link')).toBeInTheDocument();
  });

  it('does not say that a page is missing where it may only not have been found', async () => {
    const api = new FakeDatabricksApi();
    const failed: ProjectDetails = {
      ...project,
      errors: [{ source: 'environments in the catalog', message: 'no answer' }],
    };
    api.project = failed;
    render(api);
    expect(
      await screen.findByText('environments in the catalog: no answer'),
    ).toBeInTheDocument();
    expect((await links()).getByText('prod')).toBeInTheDocument();
    expect(screen.queryByText('not in the catalog')).not.toBeInTheDocument();
  });

  it('has the picture where the environments cannot be read', async () => {
    const api = new FakeDatabricksApi();
    api.project = await responseError(503, 'the catalog is away');
    render(api);
    expect(
      await screen.findByText('Could not load the environments of the project'),
    ).toBeInTheDocument();
    expect(screen.getByText('the catalog is away')).toBeInTheDocument();
    expect(
      await screen.findByLabelText(/^VPC sales-prod-vpc/),
    ).toBeInTheDocument();
    api.project = project;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await links()).getByText('dev')).toBeInTheDocument();
  });

  it('switches on where data goes, across regions', async () => {
    const { container } = await show();
    const dataFlow = screen.getByRole('switch', { name: 'Data flow' });
    expect(dataFlow).not.toBeChecked();
    const streams = () =>
      drawn(container).filter(label => label.startsWith('Kinesis data stream'));
    expect(streams()).toEqual([]);
    await userEvent.click(dataFlow);
    await waitFor(() => expect(streams()).toHaveLength(2));
    expect(
      drawn(container).filter(label => label.startsWith('Share ')),
    ).toHaveLength(1);
  });

  describe('trace', () => {
    const panel = () =>
      within(screen.getByRole('region', { name: 'Trace of traffic' }));
    const choose = async (field: RegExp, option: string) => {
      await userEvent.click(panel().getByRole('button', { name: field }));
      await userEvent.click(
        await screen.findByRole('option', { name: option }),
      );
    };
    const hops = () =>
      within(panel().getByRole('list', { name: 'Hops' }))
        .getAllByRole('listitem')
        .map(item => item.firstElementChild?.firstElementChild?.textContent);

    it('goes from one account and region to another', async () => {
      await show();
      await choose(/Workspace$/, 'retail-stores');
      await choose(/To$/, 'VPC retail-recovery-vpc');
      expect(panel().getByRole('status')).toHaveTextContent('Gets there');
      expect(hops()).toEqual(
        expect.arrayContaining([
          'Transit gateway retail-us-east-1',
          'Transit gateway retail-us-west-2',
          'VPC retail-recovery-vpc',
        ]),
      );
    });

    it('starts in the environment that is chosen', async () => {
      await show(peered);
      await choose(/Workspace$/, 'retail-recovery');
      await choose(/To$/, 'Database retail-online-database');
      expect(hops()[0]).toMatch(/^Subnet retail-recovery-private/);
      expect(hops()).toEqual(
        expect.arrayContaining([
          'VPC peering connection retail-online-recovery',
        ]),
      );
    });
  });

  it('saves the picture under the name of the project', async () => {
    const saved: string[] = [];
    Object.defineProperties(URL, {
      createObjectURL: { configurable: true, value: () => 'blob:picture' },
      revokeObjectURL: { configurable: true, value: () => {} },
    });
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function save(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    await show();
    await userEvent.click(screen.getByRole('button', { name: 'Export SVG' }));
    await userEvent.click(
      await screen.findByRole('menuitem', { name: 'All of the network' }),
    );
    await waitFor(() => expect(saved).toEqual(['sales-declared.svg']));
    click.mockRestore();
  });

  it('says that it is loading', async () => {
    const api = new FakeDatabricksApi();
    api.getProjectTopology = () => new Promise(() => {});
    render(api);
    expect(
      await screen.findByText('Loading the topology of the project…'),
    ).toBeInTheDocument();
  });

  it('says so when there is nothing to draw', async () => {
    const api = new FakeDatabricksApi();
    api.projectTopology = {
      ...projectTopology,
      topology: { nodes: [], edges: [] },
    };
    render(api);
    expect(await screen.findByText('Nothing to draw')).toBeInTheDocument();
    expect(
      screen.getByText(
        'The project file declares no network for any environment.',
      ),
    ).toBeInTheDocument();
  });

  it('says why it could not be read, and asks again', async () => {
    const api = new FakeDatabricksApi();
    api.projectTopology = await responseError(403, 'not for you');
    render(api);
    expect(
      await screen.findByText('Could not load the topology of the project'),
    ).toBeInTheDocument();
    expect(screen.getByText('not for you')).toBeInTheDocument();
    api.projectTopology = projectTopology;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByLabelText(/^VPC sales-dev-vpc/),
    ).toBeInTheDocument();
  });

  it('lists the problems of a file that is not valid, with their lines', async () => {
    const api = new FakeDatabricksApi();
    api.projectTopology = await responseError(400, 'is not valid');
    api.project = {
      ...project,
      valid: false,
      environments: [],
      problems: [
        {
          path: 'spec.connectivity.members',
          message: 'there is no environment stroes',
          hint: 'name one of dev, prod',
          line: 21,
        },
      ],
    };
    render(api);
    expect(
      await screen.findByText('The project file is not valid. Problems: 1'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/there is no environment stroes/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open line 21 of the file' }),
    ).toHaveAttribute('href', `${project.file.url}#L21`);
    expect(screen.queryByText('is not valid')).not.toBeInTheDocument();
  });

  it('asks for nothing of a System that is no project', async () => {
    const api = new FakeDatabricksApi();
    const asked = jest.spyOn(api, 'getProjectTopology');
    renderForEntity(<ProjectTopology />, { api, entity: platformEntity });
    expect(
      await screen.findByText('Not a Databricks project'),
    ).toBeInTheDocument();
    expect(screen.getByText(/lakeport\.dev\/project-file/)).toBeInTheDocument();
    expect(asked).not.toHaveBeenCalled();
  });

  it('is readable by assistive technology', async () => {
    const { container } = await show(projectTopology.topology);
    await links();
    await userEvent.click(screen.getByRole('switch', { name: 'Data flow' }));
    expect(await accessibilityProblems(container)).toEqual([]);
  });
});
