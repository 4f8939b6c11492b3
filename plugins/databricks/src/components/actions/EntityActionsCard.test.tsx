import type { Entity } from '@backstage/catalog-model';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { environmentEntity } from '../../__testUtils__/fixtures';
import {
  platformEntity,
  projectEntity,
} from '../../__testUtils__/platformFixtures';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { EntityActionsCard } from './EntityActionsCard';

const everyTemplate = [
  'add-catalog',
  'add-compute',
  'add-environment',
  'change-security-profile',
  'databricks-project',
  'grant-access',
  'retire-environment',
  'upgrade-lakeport',
];

/** The links of the card: template and the values that its form starts with. */
async function offered() {
  const list = await screen.findByRole('list', { name: 'What can I do here' });
  return within(list)
    .getAllByRole('link')
    .map(link => {
      const url = new URL(link.getAttribute('href') ?? '', 'https://portal');
      return [
        url.pathname.replace('/create/templates/default/', ''),
        JSON.parse(url.searchParams.get('formData') ?? ''),
      ];
    });
}

function renderCard(entity: Entity, templates: string[]) {
  const api = new FakeDatabricksApi();
  return renderForEntity(<EntityActionsCard />, { api, entity, templates });
}

describe('EntityActionsCard', () => {
  it('offers the changes of an environment, with it filled in', async () => {
    renderCard(environmentEntity, everyTemplate);

    const environment = 'resource:default/sales-dev';
    expect(await offered()).toEqual([
      ['add-catalog', { environment }],
      ['grant-access', { environment }],
      ['add-compute', { environment }],
      ['change-security-profile', { environment }],
      ['retire-environment', { environment }],
    ]);
    expect(
      screen.getByText(
        'Refused while it holds data that nobody has said may go.',
      ),
    ).toBeInTheDocument();
  });

  it('offers the changes of a project', async () => {
    renderCard(projectEntity, everyTemplate);

    expect(await offered()).toEqual([
      ['add-environment', { project: 'system:default/sales' }],
      ['upgrade-lakeport', { projects: ['system:default/sales'] }],
    ]);
  });

  it('offers to start a project on a platform, and to upgrade it', async () => {
    renderCard(platformEntity, everyTemplate);

    expect(await offered()).toEqual([
      ['databricks-project', { platform: 'system:default/acme' }],
      ['upgrade-lakeport', { projects: ['system:default/acme'] }],
    ]);
  });

  it('leads to no template that is not registered', async () => {
    renderCard(environmentEntity, ['add-catalog', 'add-environment']);

    expect(await offered()).toEqual([
      ['add-catalog', { environment: 'resource:default/sales-dev' }],
    ]);
  });

  it('goes where the app has its forms', async () => {
    renderForEntity(<EntityActionsCard />, {
      api: new FakeDatabricksApi(),
      templates: ['add-catalog'],
      templatesPath: '/new/:namespace/:templateName',
    });

    const link = await screen.findByRole('link', { name: 'Add a catalog' });
    expect(link.getAttribute('href')).toMatch(
      /^\/new\/default\/add-catalog\?formData=/,
    );
  });

  it('says that none is registered', async () => {
    renderCard(environmentEntity, []);

    expect(await screen.findByText('No templates')).toBeInTheDocument();
  });

  it('says that the catalog cannot be read, and asks again', async () => {
    const catalog = catalogApiMock();
    const working = catalog.getEntitiesByRefs;
    catalog.getEntitiesByRefs = async () => {
      throw new Error('the catalog is away');
    };
    renderForEntity(<EntityActionsCard />, {
      api: new FakeDatabricksApi(),
      catalog,
    });

    expect(await screen.findByText('the catalog is away')).toBeInTheDocument();
    catalog.getEntitiesByRefs = working;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No templates')).toBeInTheDocument();
  });

  it('is not there on entities of others', async () => {
    renderCard(
      { ...environmentEntity, spec: { type: 'queue' } },
      everyTemplate,
    );

    expect(screen.queryByText('What can I do here')).not.toBeInTheDocument();
  });
});
